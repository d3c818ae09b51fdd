import { expect, it, onTestFinished } from "vitest";
import { createHardenedApp } from "../../../gateway/http/hardened-app.js";
import { createLog } from "../../../gateway/log.js";
import { UNWATCHED } from "../../../gateway/observability/open-observability.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";

/** What is logged of one request at the level that operators leave it at. @param slowMs what is slow */
async function loggedOf(slowMs: number): Promise<object[]> {
  const lines: string[] = [];
  const { app } = await createHardenedApp({
    http: httpSettings("test", {}),
    rates: { client: async () => null },
    watching: { ...UNWATCHED, slowMs },
    metrics: null,
    log: createLog("warn", { write: (line: string) => void lines.push(line) }),
  });
  onTestFinished(() => app.close());
  app.post("/graphql", async () => "answered");

  await app.inject({ method: "POST", url: "/graphql", payload: {} });

  return lines.map((line) => JSON.parse(line));
}

it("a request that took longer than is usual is a warning that says which one and how long", async () => {
  expect(await loggedOf(0)).toEqual([
    {
      level: 40,
      time: expect.any(Number),
      operation: "other",
      role: null,
      status: 200,
      ms: expect.any(Number),
      requestId: null,
      cost: null,
      msg: "a slow request",
    },
  ]);
});

it("one that did not is no warning", async () => {
  expect(await loggedOf(60_000)).toEqual([]);
});
