import { expect, it, onTestFinished } from "vitest";
import { createHardenedApp } from "../../../gateway/http/hardened-app.js";
import { createLog } from "../../../gateway/log.js";
import { UNWATCHED } from "../../../gateway/observability/open-observability.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { meaningOf } from "../../../subgraphs/kit/errors/error-codes.js";

/** A server whose pressure is what the test says. */
async function pressedApp() {
  let isOverloaded = false;
  let counted = 0;
  const { app } = await createHardenedApp({
    http: httpSettings("production", {}),
    rates: {
      client: async () => {
        counted += 1;
        return null;
      },
    },
    watching: { ...UNWATCHED, isOverloaded: () => isOverloaded },
    metrics: null,
    log: createLog("silent"),
  });
  onTestFinished(() => app.close());
  for (const url of ["/graphql", "/health", "/ready"]) app.get(url, async () => "answered");
  return {
    app,
    counted: () => counted,
    press: (on: boolean) => {
      isOverloaded = on;
    },
  };
}

it("what is asked under pressure is refused before anything is done for it, and answered when that is over", async () => {
  const { app, press, counted } = await pressedApp();

  press(true);
  const refused = await app.inject({ url: "/graphql" });
  expect(counted()).toBe(0);
  press(false);
  const answered = await app.inject({ url: "/graphql" });

  expect({ status: refused.statusCode, body: refused.json() }).toEqual({
    status: 503,
    body: {
      errors: [
        {
          message: meaningOf("OVERLOADED"),
          extensions: { code: "OVERLOADED", retryable: true, retryAfterSeconds: 2 },
        },
      ],
    },
  });
  expect(refused.headers).toMatchObject({ "retry-after": "2", "cache-control": "no-store" });
  expect([answered.statusCode, answered.body]).toEqual([200, "answered"]);
});

it("who decides about the process is answered under any pressure", async () => {
  const { app, press } = await pressedApp();
  press(true);

  const answers = await Promise.all(["/health", "/ready"].map((url) => app.inject({ url })));

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
});

it("pressure is measured where a limit is set, and a server that is idle has none", async () => {
  const { app, isOverloaded } = await createHardenedApp({
    http: httpSettings("production", {}),
    rates: { client: async () => null },
    watching: { ...UNWATCHED, overloadMs: 60_000 },
    metrics: null,
    log: createLog("silent"),
  });
  onTestFinished(() => app.close());
  await app.ready();

  expect(app.hasDecorator("isUnderPressure")).toBe(true);
  expect(isOverloaded()).toBe(false);
});
