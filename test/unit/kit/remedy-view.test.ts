import { describe, expect, it } from "vitest";
import type { Provenance } from "../../../subgraphs/kit/remedies/provenance.js";
import type { RemedyValue, Validity } from "../../../subgraphs/kit/remedies/remedy.js";
import { remedyView } from "../../../subgraphs/kit/slice/remedy-view.js";
import { CLOSES, OPENS, remedy, round } from "./slice.fixture.js";

const SAID: Provenance = {
  source: { key: "X1", title: "Notice", url: null, publishedOn: "2023-01-02" },
  tag: "SEED",
  asOf: "2023-01-02",
  statement: null,
  conflict: false,
};
const SHOWN = {
  source: "X1",
  title: "Notice",
  url: null,
  tag: "SEED",
  asOf: "2023-01-02",
  statement: null,
  conflict: false,
};
const NO_VALUE = { won: null, quantity: null, unit: null, listPriceWon: null, amountRule: null };
const TEXT = { ko: "규칙", en: "By rule" };

describe("a remedy in the graph", () => {
  it("is shown whole", () => {
    expect(remedyView("GAMES", remedy({ quota: 300, provenance: [SAID] }))).toEqual({
      id: "X1",
      affiliate: "GAMES",
      kind: "CREDIT",
      title: { ko: "시험", en: "Test" },
      audience: { ko: "모두", en: "Everyone" },
      ...NO_VALUE,
      won: 1_000,
      quota: 300,
      access: "TAKE",
      window: {
        opensAt: OPENS,
        closesAt: CLOSES,
        rounds: [
          {
            id: "round",
            title: { ko: "기간", en: "Period" },
            opensAt: OPENS,
            announcedClosesAt: CLOSES,
            closesAt: CLOSES,
            extensions: [],
            provenance: [],
          },
        ],
      },
      validity: { form: "DAYS", days: 3, until: null },
      state: "EXECUTED",
      provenance: [SHOWN],
    });
  });

  it.each<[string, RemedyValue, object]>([
    ["won", { form: "won", won: 3_000 }, { won: 3_000 }],
    [
      "things with a list price",
      { form: "in-kind", quantity: 2, unit: "EMOTICON", listPriceWon: 2_000 },
      { quantity: 2, unit: "EMOTICON", listPriceWon: 2_000 },
    ],
    [
      "things without one",
      { form: "in-kind", quantity: 3, unit: "DAY", listPriceWon: null },
      { quantity: 3, unit: "DAY" },
    ],
    [
      "what a rule computes",
      { form: "by-rule", text: TEXT, unit: "DAY" },
      { amountRule: TEXT, unit: "DAY" },
    ],
    ["what nobody knows", { form: "unknown" }, {}],
  ])("is worth %s, and nothing is made up for the rest", (_what, value, expected) => {
    const { won, quantity, unit, listPriceWon, amountRule } = remedyView(
      "GAMES",
      remedy({ value }),
    );

    expect({ won, quantity, unit, listPriceWon, amountRule }).toEqual({ ...NO_VALUE, ...expected });
  });

  it.each<[Validity, object]>([
    [{ form: "permanent" }, { form: "PERMANENT", days: null, until: null }],
    [
      { form: "days", days: 90 },
      { form: "DAYS", days: 90, until: null },
    ],
    [
      { form: "days-after", days: 7 },
      { form: "DAYS_AFTER", days: 7, until: null },
    ],
    [
      { form: "until", day: "2022-11-30" },
      { form: "UNTIL", days: null, until: "2022-11-30" },
    ],
    [{ form: "unknown" }, { form: "UNKNOWN", days: null, until: null }],
    [{ form: "not-applicable" }, { form: "NOT_APPLICABLE", days: null, until: null }],
  ])("is good for as long as it says: %j", (validity, expected) => {
    expect(remedyView("GAMES", remedy({ validity })).validity).toEqual(expected);
  });

  it("spans its rounds, from the first beginning to the last end after extensions, and keeps their history", () => {
    const later = new Date("2023-02-05T23:59:59.999+09:00");
    const first = round();
    const second = round({
      id: "second",
      opensAt: CLOSES,
      extensions: [{ announcedOn: "2023-01-18", closesAt: later, provenance: [SAID] }],
    });

    const { window } = remedyView("GAMES", remedy({ rounds: [first, second] }));

    expect([window?.opensAt, window?.closesAt]).toEqual([OPENS, later]);
    expect(
      window?.rounds.map(({ id, announcedClosesAt, closesAt, extensions }) => ({
        id,
        announcedClosesAt,
        closesAt,
        extensions,
      })),
    ).toEqual([
      { id: "round", announcedClosesAt: CLOSES, closesAt: CLOSES, extensions: [] },
      {
        id: "second",
        announcedClosesAt: CLOSES,
        closesAt: later,
        extensions: [{ announcedOn: "2023-01-18", closesAt: later, provenance: [SHOWN] }],
      },
    ]);
  });

  it("has no window when none was published", () => {
    expect(remedyView("GAMES", remedy({ rounds: [] })).window).toBeNull();
  });
});
