import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDemoIdentity } from "../../../gateway/viewer/demo-identity.js";
import { openDemoKey } from "../../../gateway/viewer/demo-key.js";
import { openIdentity } from "../../../gateway/viewer/identity.js";

const NOW = new Date("2026-02-03T04:05:06Z");
const AGENT = { role: "agent", id: "agt_demo" } as const;

/** A data folder that does not exist yet, gone after the test. */
async function dataFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "demo-identity-"));
  onTestFinished(() => rm(parent, { recursive: true }));
  return join(parent, "data");
}

function demoIdentity(dataDir: string, now: Date) {
  return openIdentity({ identity: { mode: "demo" }, dataDir }, () => now);
}

describe("the demo key", () => {
  it("is made once, whole, however many processes start at the same time", async () => {
    const dataDir = await dataFolder();

    const keys = await Promise.all(Array.from({ length: 12 }, () => openDemoKey(dataDir)));

    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(1);
    expect(await openDemoKey(dataDir)).toEqual(keys[0]);
    expect(await readdir(dataDir)).toEqual(["demo-signing-key.json"]);
  });

  it("can be read by its owner only", async () => {
    const dataDir = await dataFolder();

    await openDemoKey(dataDir);

    const { mode } = await stat(join(dataDir, "demo-signing-key.json"));
    expect((mode & 0o777).toString(8)).toBe("600");
  });

  it.each(["", "{}", '{"kty":"RSA"}', "not JSON"])(
    "that was spoilt (%j) is not replaced behind the owner's back",
    async (spoilt) => {
      const dataDir = await dataFolder();
      await openDemoKey(dataDir);
      const file = join(dataDir, "demo-signing-key.json");
      await writeFile(file, spoilt);

      await expect(openDemoKey(dataDir)).rejects.toThrow("delete it and start again");
      expect(await readFile(file, "utf8")).toBe(spoilt);
    },
  );
});

describe("the demo identity", () => {
  it("believes the tokens it makes, whichever process of the data folder made them", async () => {
    const dataDir = await dataFolder();
    const operator = { role: "operator", id: "opr_demo_talk", affiliate: "TALK" } as const;

    const token = await (await openDemoIdentity(dataDir)).issue(operator, 1, NOW);

    const { verify } = await demoIdentity(dataDir, NOW);
    expect(await verify(`Bearer ${token}`)).toEqual(operator);
  });

  it("shows nobody the private part of its key", async () => {
    expect(Object.keys((await openDemoIdentity(await dataFolder())).publicKey).sort()).toEqual([
      "alg",
      "crv",
      "kid",
      "kty",
      "x",
    ]);
  });

  it("does not believe the tokens of another data folder", async () => {
    const token = await (await openDemoIdentity(await dataFolder())).issue(AGENT, 1, NOW);

    const { verify } = await demoIdentity(await dataFolder(), NOW);

    await expect(verify(`Bearer ${token}`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("gives the pages of the demo an agent's token that is good for half a day", async () => {
    const dataDir = await dataFolder();
    const token = await (await demoIdentity(dataDir, NOW)).agentToken?.();

    const seenAfter = async (hours: number) => {
      const then = new Date(NOW.getTime() + hours * 3_600_000);
      return (await demoIdentity(dataDir, then)).verify(`Bearer ${token}`);
    };

    expect(await seenAfter(11.9)).toEqual({ ...AGENT, permissions: ["contact:reveal"] });
    await expect(seenAfter(12.1)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("makes neither a key nor tokens where an identity provider is configured", async () => {
    const dataDir = await dataFolder();
    const keySet = {
      mode: "key-set",
      issuers: [
        { issuer: "https://id.example/", jwksUrl: "https://id.example/keys", audience: "graph" },
      ],
      maxTokenAgeSeconds: null,
    } as const;

    const identity = await openIdentity({ identity: keySet, dataDir }, () => NOW);

    expect(identity.agentToken).toBeNull();
    await expect(stat(dataDir)).rejects.toMatchObject({ code: "ENOENT" });
  });
});
