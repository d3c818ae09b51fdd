import { beforeEach, describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const PARTNER: IdentifiedViewer = { role: "partner", id: DEMO.taxi };
const ALL = ["TALK", "MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"];
const TOTAL = `{ partner(id: "${DEMO.taxi}") { compensation(outageId: "1015") { total { received } } } }`;

/** The extensions of an answer. */
async function extensionsOf(query: string, as?: IdentifiedViewer) {
  const response = await fetch(`${graph.address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(as && { authorization: `Bearer ${await graph.token(as)}` }),
    },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { extensions: unknown }).extensions;
}

const MS = { asymmetricMatch: (ms: unknown) => Number.isInteger(ms) && Number(ms) >= 0 };
const ok = (affiliate: string) => ({
  affiliate,
  state: "OK",
  ms: MS,
  asOf: DEMO_INSTANT.toISOString(),
});

beforeEach(() => graph.takeDown([]));

describe("extensions.sources", () => {
  it.each([AGENT, PARTNER])("tell a $role how every affiliate that was asked fared", async (as) => {
    expect(await extensionsOf(TOTAL, as)).toEqual({ sources: ALL.map(ok) });
  });

  it("name an affiliate that did not answer, without a date and without a word on why", async () => {
    graph.takeDown(["games"]);

    expect(await extensionsOf(TOTAL, AGENT)).toEqual({
      sources: ALL.map((affiliate) =>
        affiliate === "GAMES"
          ? { affiliate, state: "UNAVAILABLE", ms: MS, asOf: null }
          : ok(affiliate),
      ),
    });
  });

  it("name only who was asked, and are not there when nobody was", async () => {
    const talk = `{ outage(id: "1015") { talk { affiliate } } }`;

    expect(await extensionsOf(talk, AGENT)).toEqual({ sources: [ok("TALK")] });
    expect(await extensionsOf(`{ outage(id: "1015") { title } }`, AGENT)).toBeUndefined();
  });

  it("are not there when nobody could be looked up, and so nobody was asked", async () => {
    graph.takeDown(["directory"]);

    expect(await extensionsOf(TOTAL, AGENT)).toBeUndefined();
  });

  it("are not for callers without a token, whom programmes are open to", async () => {
    expect(await extensionsOf(`{ outage(id: "1015") { talk { affiliate } } }`)).toBeUndefined();
  });
});
