import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openKeyRing } from "../../../gateway/key-ring.js";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";
import { keyText, TEST_KEYS } from "../../pii-keys.js";

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pii-keys-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const secretOf = ({ active }: typeof TEST_KEYS) => active.sealing.export().toString("base64");

describe("the keys of personal data", () => {
  it("are those of the settings where there are any, and no file is made", async () => {
    const dataDir = await dataFolder();

    expect(await openKeyRing({ piiKeys: TEST_KEYS, dataDir })).toBe(TEST_KEYS);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("are made once in the data folder otherwise, for their owner alone", async () => {
    const dataDir = join(await dataFolder(), "new");
    const starts = await Promise.all([1, 2, 3].map(() => openKeyRing({ piiKeys: null, dataDir })));
    const next = await openKeyRing({ piiKeys: null, dataDir });

    expect(new Set([...starts, next].map(secretOf)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(["demo-pii-keys"]);
    expect((await stat(join(dataDir, "demo-pii-keys"))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it("are not made anew over a file that is broken: what they sealed would be lost", async () => {
    const dataDir = await dataFolder();
    await writeFile(join(dataDir, "demo-pii-keys"), "demo:broken");

    await expect(openKeyRing({ piiKeys: null, dataDir })).rejects.toThrow(
      `The keys of personal data in ${join(dataDir, "demo-pii-keys")} cannot be used: the key of entry 1 is not 32 bytes in base64. Restore the file, or remove the whole folder to begin anew.`,
    );
    expect(await readFile(join(dataDir, "demo-pii-keys"), "utf8")).toBe("demo:broken");
  });
});

describe("PII_KEYS", () => {
  const problemsOf = (environment: Record<string, string>) => {
    try {
      readSettings(environment, ["directory", "talk"]);
      return [];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return error.problems.filter(({ variable }) => variable === "PII_KEYS");
    }
  };

  it("are read into a ring", () => {
    const text = `b:${keyText("b")},a:${keyText("a")}`;
    const { piiKeys } = readSettings({ PII_KEYS: text }, ["directory"]);

    expect(piiKeys?.all.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(readSettings({}, ["directory"]).piiKeys).toBeNull();
  });

  it("that cannot be used keep the process from starting, and are not quoted", () => {
    const broken = keyText("a").slice(0, 20);

    expect(problemsOf({ PII_KEYS: `a:${broken}` })).toEqual([
      {
        variable: "PII_KEYS",
        problem: "this is no such list of keys",
        fix: expect.stringContaining("openssl rand -base64 32"),
      },
    ]);
    expect(JSON.stringify(problemsOf({ PII_KEYS: `a:${broken}` }))).not.toContain(broken);
  });

  it("are required in production by whoever serves the people, and by nobody else", () => {
    const production = { NODE_ENV: "production" };

    expect(problemsOf(production)).toEqual([
      {
        variable: "PII_KEYS",
        problem: "it is missing, and people's phone and account numbers are never kept unencrypted",
        fix: "give a key like 2026a:<base64>: openssl rand -base64 32",
      },
    ]);
    expect(problemsOf({ ...production, PII_KEYS: `a:${keyText("a")}` })).toEqual([]);
    expect(problemsOf({ ...production, DIRECTORY_URL: "https://directory.example" })).toEqual([]);
    expect(problemsOf({})).toEqual([]);
  });
});
