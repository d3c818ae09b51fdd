import { stat } from "node:fs/promises";
import { addressSource } from "./address-source.js";
import { directorySource, fileSource } from "./file-sources.js";
import { SupergraphRefused } from "./supergraph.js";

/** Where supergraphs come from. */
export type SupergraphSource = {
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
 * @throws SupergraphRefused when there is no such file or directory
 */
export async function sourceAt(where: string): Promise<SupergraphSource> {
  if (/^https?:\/\//i.test(where)) return addressSource(new URL(where));
  const found = await stat(where).catch(() => null);
  if (!found) throw new SupergraphRefused("there is no such file or directory");
  return found.isDirectory() ? directorySource(where) : fileSource(where);
}
