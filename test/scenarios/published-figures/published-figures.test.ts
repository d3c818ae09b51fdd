import { expect, it } from "vitest";
import { figuresText } from "../../../gateway/figures/figures-command.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

type Figure = {
  id: string;
  quotedText: string;
  computedText: string | null;
  verdict: string;
  quoted: { provenance: { source: string }[] };
};

async function figures(): Promise<Map<string, Figure>> {
  const { data, errors } = await graph.ask(
    `{ outage(id: "1015") { figures { id quotedText computedText verdict quoted { provenance { source } } } } }`,
  );
  expect(errors).toBeUndefined();
  return new Map(data.outage.figures.map((figure: Figure) => [figure.id, figure]));
}

it.each([
  ["emoticon-value", "₩312,000,000,000", "₩312,000,000,000", "AGREES"],
  ["package-value", "₩557,700,000,000", "₩557,700,000,000", "AGREES"],
  ["other-affiliates-reports", "17,921", "17,921", "AGREES"],
  ["paid-service-share", "17.1 %", "17.11 %", "AGREES"],
  ["free-service-loss-share", "15.1 %", "15.13 %", "AGREES"],
  ["kakao-share", "83.1 %", "82.95 %", "DIFFERS"],
])(
  "the graph computes %s from its own catalogue",
  async (id, quotedText, computedText, verdict) => {
    const figure = (await figures()).get(id);

    expect(figure).toMatchObject({ quotedText, computedText, verdict });
  },
);

it("every published figure names a source", async () => {
  const all = [...(await figures()).values()];

  expect(all.length).toBeGreaterThan(40);
  expect(all.filter(({ quoted }) => quoted.provenance.length === 0)).toEqual([]);
});

it("the totals count the remedies of all five affiliates", async () => {
  const { data, errors } = await graph.ask(
    `{ outage(id: "1015") { totals { remedies isComplete missing byAffiliate { affiliate remedies } } } }`,
  );

  expect(errors).toBeUndefined();
  expect(data.outage.totals).toMatchObject({ isComplete: true, missing: [] });
  const counted = data.outage.totals.byAffiliate.map(
    ({ remedies }: { remedies: number }) => remedies,
  );
  expect(counted.every((remedies: number) => remedies > 0)).toBe(true);
  expect(counted.reduce((sum: number, remedies: number) => sum + remedies, 0)).toBe(
    data.outage.totals.remedies,
  );
});

it("npm run figures prints the same verdicts, and knows no other outage", async () => {
  const text = await figuresText("1015", "en", DEMO_INSTANT);

  expect(text).toContain("≠            83.1 %");
  expect(text).toMatch(/✓ agrees \d+ {3}≠ differs \d+ {3}\? not computable \d+/);
  expect(await figuresText("1999", "en", DEMO_INSTANT)).toBeNull();
});
