import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openAuditKeys, openKeyRing } from "../../../gateway/key-ring.js";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { keyText } from "../../pii-keys.js";

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "audit-keys-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const secretOf = ({ active }: typeof TEST_AUDIT_KEYS) => active.entries.export().toString("base64");

describe("the keys of the audit", () => {
  it("are those of the settings where there are any, and no file is made", async () => {
    const dataDir = await dataFolder();

    expect(await openAuditKeys({ auditKeys: TEST_AUDIT_KEYS, dataDir })).toBe(TEST_AUDIT_KEYS);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("are made once in the data folder otherwise, beside those of personal data and others than those", async () => {
    const dataDir = await dataFolder();
    await openKeyRing({ piiKeys: null, dataDir });
    const starts = await Promise.all(
      [1, 2, 3].map(() => openAuditKeys({ auditKeys: null, dataDir })),
    );
    const next = await openAuditKeys({ auditKeys: null, dataDir });

    const files = (await readdir(dataDir)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(dataDir, file), "utf8")));
    expect(new Set([...starts, next].map(secretOf)).size).toBe(1);
    expect(files).toEqual(["demo-audit-keys", "demo-pii-keys"]);
    expect(new Set(texts).size).toBe(2);
    expect((await stat(join(dataDir, "demo-audit-keys"))).mode & 0o777).toBe(0o600);
  });

  it("are not made anew over a file that is broken: what they signed could not be checked", async () => {
    const dataDir = await dataFolder();
    const file = join(dataDir, "demo-audit-keys");
    await writeFile(file, "demo:broken");

    await expect(openAuditKeys({ auditKeys: null, dataDir })).rejects.toThrow(
      `The keys of the audit in ${file} cannot be used: the key of entry 1 is not 32 bytes in base64. Restore the file, or remove the whole folder to begin anew.`,
    );
    expect(await readFile(file, "utf8")).toBe("demo:broken");
  });

  it("that cannot be used keep the process from starting, and are not quoted", () => {
    const broken = keyText("a").slice(0, 20);
    const start = () => readSettings({ AUDIT_KEYS: `a:${broken}` }, ["directory"]);

    expect(start).toThrow(SettingsError);
    expect(start).toThrow("AUDIT_KEYS: this is no such list of keys");
    expect(start).not.toThrow(broken);
  });

  it("are required in production by whoever serves a subgraph, and by nobody else", () => {
    const complaints = (more: Record<string, string>) => {
      try {
        readSettings({ NODE_ENV: "production", ...more }, ["directory", "talk"]);
        return [];
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        return error.problems.filter(({ variable }) => variable === "AUDIT_KEYS");
      }
    };
    const elsewhere = { DIRECTORY_URL: "https://directory.example" };

    expect(complaints(elsewhere)).toEqual([
      {
        variable: "AUDIT_KEYS",
        problem:
          "it is missing, and nothing is shown of anybody without a record that can be checked",
        fix: "give a key like 2026a:<base64>: openssl rand -base64 32",
      },
    ]);
    expect(complaints({ ...elsewhere, TALK_URL: "https://talk.example" })).toEqual([]);
    expect(complaints({ AUDIT_KEYS: `a:${keyText("a")}` })).toEqual([]);
  });
});
