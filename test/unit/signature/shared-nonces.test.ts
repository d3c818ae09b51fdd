import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  acceptOnceAmongAll,
  type SharedNonces,
} from "../../../subgraphs/kit/signature/shared-nonces.js";
import { type Call, signCall } from "../../../subgraphs/kit/signature/sign-call.js";
import { parseSigningKeys } from "../../../subgraphs/kit/signature/signing-keys.js";
import {
  createCallVerifier,
  type ReceivedCall,
} from "../../../subgraphs/kit/signature/verify-call.js";

const NOW = new Date("2026-02-03T04:05:06Z");
const AGENT = { role: "agent", id: "agt_1", permissions: [] } as const;
const CALL: Call = {
  target: "talk",
  method: "POST",
  url: new URL("http://talk.internal:4001/graphql"),
  viewer: AGENT,
  request: { now: new Date("2023-03-02T01:00:00Z") },
  body: '{"query":"{ viewer { role } }"}',
};
const ACCEPTED = { viewer: AGENT, request: { ...CALL.request, sources: new Map() } };
const keys = parseSigningKeys(`2026a:${randomBytes(32).toString("base64")}`) ?? [];

function received(): ReceivedCall {
  const [key] = keys;
  if (!key) throw new Error("no key was made");
  const headers = signCall(CALL, key, NOW);
  return { method: "POST", target: "/graphql", headers, body: Buffer.from(CALL.body) };
}

/** One of several processes of a subgraph. */
function process(nonces: SharedNonces) {
  const verify = createCallVerifier({ subgraph: "talk", keys, now: () => NOW });
  return acceptOnceAmongAll(verify, nonces);
}

/** What the processes remember together, and what they asked. */
function memory() {
  const used = new Map<string, number>();
  const nonces: SharedNonces = {
    async use(nonce, keepMs) {
      if (used.has(nonce)) return "USED";
      used.set(nonce, keepMs);
      return "NEW";
    },
  };
  return { nonces, used };
}

describe("a signed call to one of several processes", () => {
  it("is accepted once, whichever it is sent to again", async () => {
    const { nonces, used } = memory();
    const [one, other] = [process(nonces), process(nonces)];
    const call = received();

    expect(await one(call)).toEqual(ACCEPTED);
    expect(await other(call)).toEqual({ fault: "REPLAYED", keyId: "2026a" });
    expect(await one(call)).toEqual({ fault: "REPLAYED", keyId: "2026a" });
    expect([...used.values()]).toEqual([120_000]);
  });

  it("uses up no nonce when it was not signed by us", async () => {
    const { nonces, used } = memory();
    const call = received();
    const forged = { ...call, body: Buffer.from(`${CALL.body} `) };

    expect(await process(nonces)(forged)).toEqual({ fault: "CHANGED_BODY", keyId: "2026a" });
    expect(used.size).toBe(0);
    expect(await process(nonces)(call)).toEqual(ACCEPTED);
  });

  it("is accepted where the others cannot be asked, and by each process still once", async () => {
    const one = process({ use: async () => "UNKNOWN" });
    const call = received();

    expect(await one(call)).toEqual(ACCEPTED);
    expect(await one(call)).toEqual({ fault: "REPLAYED", keyId: "2026a" });
  });
});
