import { watch } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SupergraphSource } from "./supergraph-source.js";

/** A supergraph in a file that is written anew, or replaced by another one of its name. */
export function fileSource(file: string): SupergraphSource {
  return {
    name: file,
    candidates: async () => [{ name: basename(file), read: () => readFile(file, "utf8") }],
    watch: (changed) => watchFolder(dirname(file), changed),
  };
}

/**
 * A directory with a file for each version, `<version>.graphql`: the newest is the last by name, with numbers in the
 * order of numbers. A writer gives a file that name once it is complete; a hidden file or one with another ending is
 * none. Removing the newest goes back to the one before it.
 */
export function directorySource(folder: string): SupergraphSource {
  return {
    name: folder,
    async candidates() {
      const names = await readdir(folder);
      return names
        .filter((name) => /^[^.].*\.graphql$/.test(name))
        .sort((one, other) => other.localeCompare(one, "en", { numeric: true }))
        .map((name) => ({ name, read: () => readFile(join(folder, name), "utf8") }));
    },
    watch: (changed) => watchFolder(folder, changed),
  };
}

/** The folder, because a file that is replaced takes its watch with it. Where nothing can be watched, looking is left. */
function watchFolder(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on("error", () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
