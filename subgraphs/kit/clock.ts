/** Gives the instant a request is answered at. */
export type Clock = () => Date;

/** The real time. */
export const realClock: Clock = () => new Date();

/** A clock that shows `startsAt` now and runs on from there. */
export function clockStartingAt(startsAt: Date): Clock {
  const offsetMs = startsAt.getTime() - Date.now();
  return () => new Date(Date.now() + offsetMs);
}
