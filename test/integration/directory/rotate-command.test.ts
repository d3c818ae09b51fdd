import { describe, expect, it } from "vitest";
import { runRotatePiiCommand } from "../../../gateway/commands/rotate-pii/rotate-pii-command.js";
import { readSettings } from "../../../gateway/settings.js";
import type { KeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { registry } from "../../../subgraphs/registry.js";
import { ringOf } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

const urls = await freshDatabases(...registry.map(({ name }) => name));

/** Runs the command over the copies of the databases. */
async function rotate(piiKeys: KeyRing, arguments_: string[] = [], signal?: AbortSignal) {
  const said = { out: "", err: "" };
  const subgraphs = Object.fromEntries(
    Object.entries(urls).map(([name, { ownerUrl, servingUrl }]) => [
      name,
      { url: servingUrl, ownerUrl },
    ]),
  );
  const exitCode = await runRotatePiiCommand(arguments_, {
    settings: () => ({
      ...readSettings({ DEMO_DATA: "off" }, []),
      database: { mode: "per-subgraph", subgraphs },
      piiKeys,
    }),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    ask: null,
    progress: () => ({ to: () => undefined, end: () => undefined }),
    signal: signal ?? new AbortController().signal,
    account: "test-account",
  });
  return { exitCode, ...said };
}

describe("npm run pii:rotate", () => {
  it("does nothing but say so when it is stopped before it begins", async () => {
    expect(await rotate(ringOf("next", "test"), [], AbortSignal.abort())).toEqual({
      exitCode: 1,
      out: "",
      err: "Stopped. What is done is done: run the same command again for the rest.\n",
    });
  });

  it("encrypts everything anew once, and says which keys may go", async () => {
    expect(await rotate(ringOf("next", "test"))).toEqual({
      exitCode: 0,
      out: '37 values encrypted anew under "next".\nNot needed any more: test.\n',
      err: "directory: 37 values\n",
    });
    expect(await rotate(ringOf("next", "test"))).toMatchObject({
      exitCode: 0,
      out: '0 values encrypted anew under "next".\nNot needed any more: test.\n',
    });
    expect(await rotate(ringOf("next"))).toMatchObject({
      exitCode: 0,
      out: '0 values encrypted anew under "next".\n',
    });
  });

  it("does not begin without a key that is still needed, and says which", async () => {
    expect(await rotate(ringOf("third"))).toMatchObject({
      exitCode: 1,
      out: "",
      err: expect.stringContaining('under the key "next", which is not at hand'),
    });
  });

  it("says how keys are changed without a moment in which anything is unreadable", async () => {
    const { exitCode, out } = await rotate(ringOf("next"), ["--help"]);

    expect(exitCode).toBe(0);
    expect(out).toContain("1. add the new key to the end of PII_KEYS");
  });
});
