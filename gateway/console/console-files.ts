import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** A file of the console as it is sent. */
export type ConsoleFile = { type: string; body: Buffer; gzipped: Buffer | null };

export type ConsoleFiles = {
  /** The page, with a place for its settings; null where the console is not built. */
  page(): Promise<string | null>;
  /** A file that the page loads; null when there is none of that name. */
  asset(name: string): Promise<ConsoleFile | null>;
};

const TYPES: Readonly<Record<string, { type: string; isText: boolean }>> = {
  ".js": { type: "text/javascript; charset=utf-8", isText: true },
  ".css": { type: "text/css; charset=utf-8", isText: true },
  ".svg": { type: "image/svg+xml", isText: true },
  ".woff2": { type: "font/woff2", isText: false },
};

/** One name without a folder: nothing outside of the assets has such an address. */
const NAME = /^[\w-][\w.-]*$/;

/** The console's files as `npm run build` leaves them in a folder. An asset is read once, when it is first asked for. */
export function consoleFiles(folder: string): ConsoleFiles {
  const assets = new Map<string, ConsoleFile>();
  return {
    page: () => ifThere(readFile(join(folder, "index.html"), "utf8")),
    async asset(name) {
      const known = assets.get(name);
      if (known) return known;
      const form = TYPES[extname(name)];
      if (!form || !NAME.test(name)) return null;
      const body = await ifThere(readFile(join(folder, "assets", name)));
      if (!body) return null;
      const gzipped = form.isText ? await promisify(gzip)(body) : null;
      const file = { type: form.type, body, gzipped };
      assets.set(name, file);
      return file;
    },
  };
}

async function ifThere<Content>(reading: Promise<Content>): Promise<Content | null> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
