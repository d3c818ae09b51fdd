import { execFile } from "node:child_process";
import { chmod, mkdtemp, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { openRejectFile } from "../../../subgraphs/kit/import/reject-file.js";

const HEADER = "\ufeffrow,column,code,reason,value";

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rejects-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "rejects.csv");
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe("a reject file", () => {
  it("is for its owner alone, from before its first line on", async () => {
    const path = await newFile();

    const rejects = await openRejectFile(path, "en");
    await rejects.close();

    expect(await modeOf(path)).toBe(0o600);
    expect((await readFile(path, "utf8")).trimEnd()).toBe(HEADER);
  });

  it("that was there before, open to others, is closed to them and begun anew", async () => {
    const path = await newFile();
    await writeFile(path, "of an earlier run");
    await chmod(path, 0o644);

    const rejects = await openRejectFile(path, "en");
    await rejects.close();

    expect(await modeOf(path)).toBe(0o600);
    expect((await readFile(path, "utf8")).trimEnd()).toBe(HEADER);
  });

  // A pipe and not /dev/null, which a test that fails must not close for the whole machine.
  it("that is no file stays open to everybody", async () => {
    const path = await newFile();
    await promisify(execFile)("mkfifo", ["-m", "666", path]);
    const reader = await open(path, "r+");
    onTestFinished(() => reader.close());

    const rejects = await openRejectFile(path, "en");
    await rejects.close();

    expect(await modeOf(path)).toBe(0o666);
  });
});
