import { tokenExpiry } from "./token-expiry.js";

/** Somebody signed in. Who it is and what they may do is the graph's to say, not the token's text. */
export type Session = {
  token: string;
  /** When the token says it ends, in milliseconds since 1970; null where it does not say. */
  expiresAt: number | null;
  /** It ended, by the clock or because the graph refused it: what is on the page stays, nothing new is shown. */
  isOver: boolean;
};

/** Kept by the browser until its tab is closed, and never longer. */
const KEY = "console:token";

/** A timer of a browser holds no more than this; a token that outlasts it is refused by the graph in its time. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

let session: Session | null = restored();
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
if (session) endInTime(session);

/** The session at hand, as React's external stores are read. */
export const sessionStore = {
  get: (): Session | null => session,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function signIn(token: string): void {
  sessionStorage.setItem(KEY, token);
  change(started(token));
}

export function signOut(): void {
  sessionStorage.clear();
  change(null);
}

/** Notes that the token is not believed any more. */
export function endSession(): void {
  if (session && !session.isOver) change({ ...session, isOver: true });
}

function change(next: Session | null): void {
  session = next;
  clearTimeout(timer);
  if (next) endInTime(next);
  for (const listener of listeners) listener();
}

function endInTime({ expiresAt, isOver }: Session): void {
  if (isOver || expiresAt === null) return;
  timer = setTimeout(endSession, Math.min(expiresAt - Date.now(), LONGEST_TIMER_MS));
}

function restored(): Session | null {
  const token = sessionStorage.getItem(KEY);
  return token === null ? null : started(token);
}

function started(token: string): Session {
  const expiresAt = tokenExpiry(token);
  return { token, expiresAt, isOver: expiresAt !== null && expiresAt <= Date.now() };
}
