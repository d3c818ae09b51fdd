import { afterAll, expect, it } from "vitest";
import { openObservability } from "../../../gateway/observability/open-observability.js";
import { readSettings } from "../../../gateway/settings.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { startStandInCollector, stepsIn } from "./stand-in-collector.js";

const collector = await startStandInCollector();
const { observability } = readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint }, []);
const watching = await openObservability(observability, "gateway");
afterAll(watching.close);
const graph = await startGraph({ watching });

it("one request arrives at the collector as one trace, from the request over the calls to the SQL", async () => {
  const { errors } = await graph.ask(
    `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { talk { sums { won } } } } }`,
    { as: AGENT },
  );
  // What is left is sent before the process ends.
  await watching.close();

  expect(errors).toBeUndefined();
  expect(new Set(collector.spans.map(({ traceId, service }) => `${service} ${traceId}`))).toEqual(
    new Set([expect.stringMatching(/^gateway [0-9a-f]{32}$/)]),
  );
  const steps = stepsIn(collector.spans);
  expect(steps).toEqual(
    expect.arrayContaining([
      "graphql request",
      "graphql request > plan",
      "graphql request > subgraph talk",
      expect.stringMatching(/^subgraph talk > select [a-z_]+$/),
    ]),
  );
  expect(steps.filter((step) => step.startsWith("undefined"))).toEqual([]);
  expect(JSON.stringify(collector.spans)).not.toMatch(/ptn_|agt_|\$1/);
});
