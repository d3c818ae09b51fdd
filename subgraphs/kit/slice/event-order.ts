/**
 * Orders the ids of events: those of one grant or claim beside each other, in the order in which they were recorded, and
 * what nobody recorded after them. As text, the tenth step would stand before the second.
 */
export function compareEventIds(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  const bySubject = compareText(one.subject, other.subject);
  if (bySubject !== 0) return bySubject;
  return one.sequence === other.sequence ? compareText(a, b) : one.sequence - other.sequence;
}

/** An id ends in the number of its step, or in a word. Not every affiliate makes them with this kit. */
function partsOf(id: string): { subject: string; sequence: number } {
  const dot = id.lastIndexOf(".");
  const step = id.slice(dot + 1);
  return {
    subject: dot < 0 ? id : id.slice(0, dot),
    sequence: dot >= 0 && /^\d+$/.test(step) ? Number(step) : Number.POSITIVE_INFINITY,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
