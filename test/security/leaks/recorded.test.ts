import { describe, expect, inject, it } from "vitest";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { type Evidence, readEvidence } from "../../leaks/evidence.js";

const graph = await startGraph();

/** What was recorded while a test did this. */
async function recordedDuring(work: () => Promise<unknown>): Promise<Omit<Evidence, "test">[]> {
  await work();
  const test = `test/security/leaks/recorded.test.ts > ${expect.getState().currentTestName}`;
  return (await readEvidence(inject("evidence")))
    .filter((evidence) => evidence.test === test)
    .map(({ kind, text }) => ({ kind, text }));
}

const address = `${graph.address}/graphql`;

describe("what is searched for leaks after the run holds", () => {
  it("every line that the gateway logs, and every error that it answers", async () => {
    graph.takeDown(["talk"]);
    const before = graph.logLines.length;
    let errors: unknown;

    const recorded = await recordedDuring(async () => {
      const query = `{ partner(id: "ptn_demo_bakery") { compensation(outageId: "1015") { talk { affiliate } } } }`;
      ({ errors } = await graph.ask(query, { as: AGENT }));
    });
    graph.takeDown([]);

    const lines = graph.logLines.slice(before);
    expect(lines.length).toBeGreaterThan(0);
    expect(recorded).toEqual(
      expect.arrayContaining([
        ...lines.map((text) => ({ kind: "log", text })),
        { kind: "error", text: JSON.stringify(errors) },
      ]),
    );
  });

  it("every address that is asked for, as the server and as the client sees it", async () => {
    const recorded = await recordedDuring(() => fetch(`${address}?query=%7Bviewer%7D`));

    expect(recorded).toEqual([
      { kind: "url", text: `${address}?query=%7Bviewer%7D` },
      { kind: "url", text: "/graphql?query=%7Bviewer%7D" },
      { kind: "error", text: expect.stringContaining("METHOD_NOT_ALLOWED") },
    ]);
  });

  it("nothing of an answer that has no error: it is for whoever asked", async () => {
    const recorded = await recordedDuring(() => graph.ask("{ viewer { role } }", { as: AGENT }));

    expect(recorded).toEqual([
      { kind: "url", text: address },
      { kind: "url", text: "/graphql" },
    ]);
  });
});
