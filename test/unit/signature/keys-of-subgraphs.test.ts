import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSigningKeys } from "../../../gateway/key-ring.js";
import { reachSubgraphs } from "../../../gateway/reach-subgraphs.js";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings, readSubgraphSettings } from "../../../gateway/settings.js";
import type { RemoteReach } from "../../../gateway/subgraph-call/reached-subgraph.js";
import type { RemoteRequest } from "../../../gateway/subgraph-call/signed-http.js";
import type { GatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { createCallVerifier } from "../../../subgraphs/kit/signature/verify-call.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../../subgraphs/registry.js";

const VIEWER: Viewer = { role: "agent", id: "agt_1" };
const REQUEST = { now: new Date("2023-03-02T01:00:00Z") };
const BODY = '{"query":"{ viewer { role } }"}';
const TALK_URL = "http://talk.internal:4001/graphql";
const PAY_URL = "http://pay.internal:4001/graphql";
const NAMES = ["talk", "pay"];

/** All under one name, so that only the key itself tells them apart. */
const [common, ofTalk] = [newKey(), newKey()];

function newKey(): string {
  return `2026a:${randomBytes(32).toString("base64")}`;
}

/** How a gateway with these keys calls each subgraph, all of which run elsewhere. */
async function gatewayWith(keys: Record<string, string>) {
  const environment = { NODE_ENV: "development", TALK_URL, PAY_URL, ...keys };
  const entries = registry.filter(({ name }) => NAMES.includes(name));
  const reached = await reachSubgraphs(readSettings(environment, NAMES), entries, noDatabase);
  return (subgraph: string, target = subgraph): RemoteRequest => {
    const remote = reached.find(({ name }) => name === subgraph) as RemoteReach | undefined;
    if (!remote) throw new Error(`${subgraph} is not reached`);
    const call = { subgraph: target, viewer: VIEWER, request: REQUEST, body: BODY };
    const url = new URL(target === "talk" ? TALK_URL : PAY_URL);
    return remote.requestOf({ ...call, url }, {} as GatewayContext);
  };
}

function noDatabase(): never {
  throw new Error("a subgraph that runs elsewhere has no database here");
}

/** How a subgraph's own process, with these keys, takes a call. */
async function takenBy(subgraph: string, keys: Record<string, string>, call: RemoteRequest) {
  const settings = readSubgraphSettings(keys, subgraph);
  const verify = createCallVerifier({
    subgraph,
    keys: await openSigningKeys(settings, subgraph),
    now: () => new Date(),
  });
  const outcome = verify({
    method: call.method,
    target: "/graphql",
    headers: call.headers,
    body: Buffer.from(call.body),
  });
  return "fault" in outcome ? outcome.fault : outcome.viewer;
}

describe("a subgraph's own signing key", () => {
  const keys = { SIGNING_KEYS: common, TALK_SIGNING_KEYS: ofTalk };

  it("signs the calls to it and to nobody else, and it alone is told it", async () => {
    const call = await gatewayWith(keys);

    expect(await takenBy("talk", { TALK_SIGNING_KEYS: ofTalk }, call("talk"))).toEqual(VIEWER);
    expect(await takenBy("pay", { SIGNING_KEYS: common }, call("pay"))).toEqual(VIEWER);
  });

  it("opens no other subgraph: whoever takes over its machine calls nobody", async () => {
    const thief = await gatewayWith({ TALK_SIGNING_KEYS: ofTalk, PAY_SIGNING_KEYS: ofTalk });

    expect(await takenBy("pay", { SIGNING_KEYS: common }, thief("talk", "pay"))).toBe("FORGED");
    expect(await takenBy("pay", { SIGNING_KEYS: common }, thief("pay"))).toBe("FORGED");
  });

  it("leaves the common key without effect on it", async () => {
    const call = await gatewayWith({ SIGNING_KEYS: common });

    expect(await takenBy("talk", keys, call("talk"))).toBe("FORGED");
  });

  it("is all that a subgraph needs in production", () => {
    const production = {
      NODE_ENV: "production",
      TALK_DATABASE_URL: "postgres://app:s3cret@localhost/talk",
      AUDIT_KEYS: newKey(),
      TALK_SIGNING_KEYS: ofTalk,
    };

    expect(readSubgraphSettings(production, "talk").signingKeys.of.talk).toHaveLength(1);
    expect(() => readSubgraphSettings({ ...production, TALK_SIGNING_KEYS: "" }, "talk")).toThrow(
      "or one for this subgraph alone in TALK_SIGNING_KEYS",
    );
  });

  it("that cannot be used keeps the process from starting, and is not quoted", () => {
    const read = () => readSettings({ TALK_SIGNING_KEYS: "2026a:s3cret" }, NAMES);

    expect(read).toThrow(SettingsError);
    expect(read).toThrow("TALK_SIGNING_KEYS: this is no such list of keys");
    expect(read).not.toThrow("s3cret");
  });
});

describe("without any signing key", () => {
  it("processes that share a data folder share one, made once", async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), "signing-keys-"));
    onTestFinished(() => rm(DATA_DIR, { recursive: true }));
    const call = await gatewayWith({ DATA_DIR });

    expect(await readdir(DATA_DIR)).toEqual(["demo-signing-keys"]);
    expect(await takenBy("talk", { DATA_DIR }, call("talk"))).toEqual(VIEWER);
    expect(await takenBy("pay", { DATA_DIR }, call("pay"))).toEqual(VIEWER);
  });
});
