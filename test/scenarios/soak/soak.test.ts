import { afterAll, beforeAll, expect, it } from "vitest";
import { registry } from "../../../subgraphs/registry.js";
import { measureSoak } from "../../bench/soak/measure-soak.js";
import { providerKey, signToken, startIdentityProvider } from "../../identity-provider.js";
import { environmentOf } from "../../integration/commands.js";
import { freshDatabases } from "../../postgres.js";
import { startBuilt } from "../kills/built-process.js";

const urls = await freshDatabases(...registry.map(({ name }) => name));

/** The built gateway over this file's databases, with the token of an agent. */
async function startTarget() {
  const key = await providerKey("ES256", "soak");
  const provider = await startIdentityProvider(key);
  afterAll(provider.close);
  const variables = environmentOf(urls, { JWKS_URL: provider.jwksUrl, PORT: "0" });
  const gateway = startBuilt("start/main.js", [], variables);
  afterAll(gateway.end);
  const [, address = ""] = await gateway.printed(/Graph\s+(http:\/\/\S+)\/graphql/);
  const claims = {
    iss: variables.JWT_ISSUER ?? "",
    aud: variables.JWT_AUDIENCE ?? "",
    exp: Math.floor(Date.now() / 1_000) + 600,
    sub: "agt_test_soak",
    scope: "compensation:read:any",
  };
  return { address, pid: gateway.pid, token: await signToken(claims, key) };
}

let target: Awaited<ReturnType<typeof startTarget>>;
beforeAll(async () => {
  target = await startTarget();
}, 60_000);

it("answers every request of the console's operations at a steady rate, and measures its memory meanwhile", {
  timeout: 60_000,
}, async () => {
  const run = { warmUp: 18, requests: 90, rate: 30 };

  const soak = await measureSoak(target, run, new AbortController().signal);

  expect(soak).toMatchObject({ answered: run.requests, failed: 0, firstFailure: null });
  // A gateway that has just started still grows: what is measured for long is for the bench to say.
  expect(soak.residentMb.afterWarmUp).toBeGreaterThan(50);
  expect(soak.residentMb.atEnd).toBeGreaterThan(50);
});

it("counts every request that is answered with errors, and shows the first of them", async () => {
  const run = { warmUp: 1, requests: 20, rate: 40 };

  const soak = await measureSoak({ ...target, token: "" }, run, new AbortController().signal);

  expect(soak).toMatchObject({ answered: 20, failed: expect.any(Number) });
  expect(soak.failed).toBeGreaterThan(10);
  expect(soak.firstFailure).toContain("UNAUTHENTICATED");
}, 60_000);
