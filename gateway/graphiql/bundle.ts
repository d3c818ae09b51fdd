import { createRequire } from "node:module";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const PACKAGE = "@graphql-yoga/render-graphiql";

/** The files of GraphiQL as a browser loads them, and where each is in the package's bundle. */
const FILES = {
  "graphiql.js": { part: "js", type: "text/javascript; charset=utf-8" },
  "graphiql.css": { part: "css", type: "text/css; charset=utf-8" },
  "editor.worker.js": { part: "editorWorkerService", type: "text/javascript; charset=utf-8" },
  "json.worker.js": { part: "jsonWorker", type: "text/javascript; charset=utf-8" },
  "graphql.worker.js": { part: "graphqlWorker", type: "text/javascript; charset=utf-8" },
} as const;

export type BundleFileName = keyof typeof FILES;
export type BundleFile = { type: string; gzipped: Buffer };

/** The version of the bundled GraphiQL, for addresses under which its files never change. */
export function bundleVersion(): string {
  return (createRequire(import.meta.url)(`${PACKAGE}/package.json`) as { version: string }).version;
}

/** Whether GraphiQL has a file of this name. */
export function isBundleFileName(name: string): name is BundleFileName {
  return Object.hasOwn(FILES, name);
}

/** Loads GraphiQL's files and keeps them compressed only: 2.4 MB for the 9 MB that they are. */
export async function loadBundle(): Promise<Record<BundleFileName, BundleFile>> {
  const parts = requireAndForget();
  const files = await Promise.all(
    Object.entries(FILES).map(async ([name, { part, type }]) => {
      const gzipped = await promisify(gzip)(parts[part]);
      return [name, { type, gzipped }] as const;
    }),
  );
  return Object.fromEntries(files) as Record<BundleFileName, BundleFile>;
}

type BundleParts = Record<(typeof FILES)[BundleFileName]["part"], string>;

/**
 * Required and taken out of the cache again, because an imported module stays in memory for good: 33 MB of heap here,
 * for one page. Both names are local, so that nothing holds on to the module afterwards.
 */
function requireAndForget(): BundleParts {
  const require = createRequire(import.meta.url);
  const file = require.resolve(`${PACKAGE}/graphiql`);
  const parts = require(file) as BundleParts;
  delete require.cache[file];
  return parts;
}
