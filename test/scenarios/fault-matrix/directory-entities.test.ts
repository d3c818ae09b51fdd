import { afterEach, describe, expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { meaningOf } from "../../../subgraphs/kit/errors/error-codes.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";

const graph = await startBreakableGraph({ http: httpSettings("test", {}) });
const directory = graph.proxyOf("directory");

async function ask(query: string) {
  return JSON.parse((await graph.post({ query }, AGENT)).text);
}

afterEach(async () => {
  await directory.fail(null);
  await graph.renew();
});

const unavailable = (...path: (string | number)[]) => ({
  message: meaningOf("DIRECTORY_UNAVAILABLE"),
  path,
  extensions: { code: "DIRECTORY_UNAVAILABLE", retryable: true },
});
const SOURCES = ["TALK", "MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"].map((affiliate) => ({
  affiliate,
  state: "OK",
  ms: expect.any(Number),
  asOf: DEMO_INSTANT.toISOString(),
}));

const PACKAGE = `{ partner(id: "${DEMO.taxi}") { id compensation(outageId: "1015") {
  total { received } timeline { missing } lastKnown { affiliate } mobility { sums { won } }
} } }`;

describe("a directory that finds somebody and then gives nothing to add up", () => {
  it.each(["null entity", "one entity more", "one entity less"] as const)(
    "is missed at each field that needs it, what the affiliates told stands, and they all answered: %s",
    async (fault) => {
      await directory.fail(fault);

      expect(await ask(PACKAGE)).toEqual({
        data: {
          partner: {
            id: DEMO.taxi,
            compensation: {
              total: null,
              timeline: null,
              lastKnown: null,
              mobility: { sums: [{ won: 7_550 }] },
            },
          },
        },
        errors: ["total", "timeline", "lastKnown"].map((field) =>
          unavailable("partner", "compensation", field),
        ),
        extensions: { sources: SOURCES },
      });
    },
  );

  it("is missed at every person of a list", async () => {
    await directory.fail("null entity");

    const { data, errors } = await ask(
      `{ searchBeneficiaries(query: "데모 제과점") { nodes { id compensation(outageId: "1015") { total { received } } } } }`,
    );

    expect(data).toEqual({
      searchBeneficiaries: { nodes: [{ id: DEMO.bakery, compensation: { total: null } }] },
    });
    expect(errors).toEqual([
      unavailable("searchBeneficiaries", "nodes", 0, "compensation", "total"),
    ]);
  });

  it("leaves no outage whose figures nobody can compute", async () => {
    await directory.fail("null entity");

    expect(await ask(`{ outage(id: "1015") { title totals { remedies } } }`)).toEqual({
      data: { outage: null },
      errors: [unavailable("outage", "totals")],
      extensions: { sources: SOURCES },
    });
  });
});

describe("a directory that is down", () => {
  it.each([
    ["partner", PACKAGE],
    ["outage", '{ outage(id: "1015") { talk { affiliate } totals { remedies } } }'],
  ])(
    "says so at the %s, and nothing of the affiliates, who were not asked",
    async (field, query) => {
      await directory.fail("refused");

      expect(await ask(query)).toEqual({ data: { [field]: null }, errors: [unavailable(field)] });
    },
  );
});
