import { useSyncExternalStore } from "react";
import { type Session, sessionStore } from "./session.js";

/** Who is signed in; null where nobody is. */
export function useSession(): { session: Session | null } {
  return { session: useSyncExternalStore(sessionStore.subscribe, sessionStore.get) };
}
