/** When an outage began and when everything worked again. */
export type OutageSpan = { startedAt: Date; endedAt: Date };

/** Whether something held from one instant to another was held at any moment of the outage; both ends belong to it. */
export function heldDuring({ startedAt, endedAt }: OutageSpan, from: Date, until: Date): boolean {
  return from <= endedAt && until >= startedAt;
}
