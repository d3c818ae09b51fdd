import { stat } from "node:fs/promises";
import { addressSource } from "./address-source.js";
import { directorySource, fileSource } from "./file-sources.js";
import { NoSupergraph } from "./no-supergraph.js";

/** Where supergraphs come from. */
export type SupergraphSource = {
  /** What people know it by: a file, a directory, or the host of an address, which may itself hold a key. */
  name: string;
  /** What there is, the newest first. @throws Error when it cannot be told */
  candidates(): Promise<readonly SupergraphCandidate[]>;
  /** Calls back when something may have changed, sooner than the next look would find it; null where nothing says so. */
  watch: ((changed: () => void) => () => void) | null;
};

export type SupergraphCandidate = {
  /** What people know it by: a file's name, or an address. */
  name: string;
  read(): Promise<string>;
};

/**
 * The source that a setting names: an http(s) address, a file, or a directory of versions.
 * @throws NoSupergraph when there is no such file or directory, or the address is none
 */
export async function sourceAt(where: string): Promise<SupergraphSource> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(where)) {
    if (/^https?:/i.test(where) && URL.canParse(where)) return addressSource(new URL(where));
    throw new NoSupergraph("the given address", "it is no http(s) address");
  }
  const found = await stat(where).catch(() => null);
  if (!found) throw new NoSupergraph(where, "there is no such file or directory");
  return found.isDirectory() ? directorySource(where) : fileSource(where);
}
