import { createContext, type ReactNode, use, useMemo, useState } from "react";

/**
 * What was searched for last. It may be a name or a number of somebody, so it is kept in this page's memory alone: not
 * in an address, which browsers and proxies keep, and not in storage.
 */
type FindText = { text: string; find: (text: string) => void };

const FindContext = createContext<FindText | null>(null);

export function FindProvider({ children }: { children: ReactNode }) {
  const [text, find] = useState("");
  const value = useMemo(() => ({ text, find }), [text]);
  return <FindContext value={value}>{children}</FindContext>;
}

/** @throws Error outside of the pages that can search */
export function useFindText(): FindText {
  const found = use(FindContext);
  if (!found) throw new Error("nothing can be searched here");
  return found;
}
