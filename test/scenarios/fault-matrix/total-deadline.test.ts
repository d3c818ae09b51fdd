import { expect, it } from "vitest";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";

const TOTAL_MS = 4_000;
const ONE_MS = 3_900;
const DIRECTORY_MS = 500;

const graph = await startBreakableGraph({ totalMs: TOTAL_MS });

it("two subgraphs that are slow one after the other have the total deadline between them, and not one each", async () => {
  const query = `{ outage(id: "${DEMO_OUTAGE_ID}") { talk { affiliate } } }`;
  await graph.renew({ ...DEFAULT_CALLS, others: { ...DEFAULT_CALLS.others, deadlineMs: ONE_MS } });
  // The first request of a process plans, compiles and connects, and is slow by itself.
  await graph.post({ query }, AGENT);
  graph.proxyOf("directory").delay(DIRECTORY_MS);
  await graph.proxyOf("talk").fail("slow");
  graph.logLines.length = 0;

  const { text } = await graph.post({ query }, AGENT);

  const { errors } = JSON.parse(text);
  expect(errors.map(({ extensions }: { extensions: object }) => extensions)).toEqual([
    { code: "AFFILIATE_TIMEOUT", retryable: true, affiliate: "TALK" },
  ]);
  const [, waited] = /talk took longer than (\d+) ms/.exec(graph.logLines.join("")) ?? [];
  expect(Number(waited)).toBeLessThanOrEqual(TOTAL_MS - DIRECTORY_MS);
});
