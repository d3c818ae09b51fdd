import { describe, expect, it } from "vitest";
import type { EntertainmentFacts } from "../../../subgraphs/entertainment/facts.js";
import { programme1015 } from "../../../subgraphs/entertainment/outages/1015.js";
import { entertainmentReasons } from "../../../subgraphs/entertainment/reasons.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { closesAt, isOpen } from "../../../subgraphs/kit/remedies/remedy.js";

const { remedies } = programme1015;

describe("Entertainment's programme of outage 1015", () => {
  it("holds every published remedy once, with what is given, how it arrives and how far it got", () => {
    const rows = remedies.map(({ id, kind, access, state, grantType }) => [
      id,
      kind,
      access,
      state,
      grantType,
    ]);

    expect(rows).toEqual([
      ["E1", "EXTENSION", "AUTOMATIC", "EXECUTED", "EntertainmentMelonGrant"],
      ["E2", "CREDIT", "AUTOMATIC", "EXECUTED", "EntertainmentMelonGrant"],
      ["E3", null, "UNKNOWN", "UNKNOWN", "EntertainmentMelonGrant"],
      ["E4", "EXTENSION", "AUTOMATIC", "EXECUTED", "EntertainmentRentalGrant"],
      ["E5", "EXTENSION", "AUTOMATIC", "EXECUTED", "EntertainmentRentalGrant"],
      ["E6", "CREDIT", "AUTOMATIC", "EXECUTED", "EntertainmentEventCashGrant"],
      ["E7", "CREDIT", "LOG_IN", "EXECUTED", "EntertainmentEventCashGrant"],
      ["E8", "CREDIT", "LOG_IN", "EXECUTED", "EntertainmentEventCashGrant"],
      ["E9", null, "NONE", "EXECUTED", "EntertainmentEventCashGrant"],
    ]);
  });

  it("carries the published amounts, and what nobody published as unknown", () => {
    expect(Object.fromEntries(remedies.map(({ id, value }) => [id, value]))).toEqual({
      E1: { form: "in-kind", quantity: 3, unit: "DAY", listPriceWon: null },
      E2: { form: "won", won: 1_500 },
      E3: { form: "unknown" },
      E4: { form: "in-kind", quantity: 72, unit: "HOUR", listPriceWon: null },
      E5: { form: "in-kind", quantity: 96, unit: "HOUR", listPriceWon: null },
      E6: {
        form: "by-rule",
        text: { ko: "소멸된 금액 그대로", en: "The same amount as lapsed" },
        unit: null,
      },
      E7: { form: "won", won: 3_000 },
      E8: { form: "won", won: 3_000 },
      E9: { form: "unknown" },
    });
    expect(Object.fromEntries(remedies.map(({ id, validity }) => [id, validity]))).toEqual({
      E1: { form: "not-applicable" },
      E2: { form: "unknown" },
      E3: { form: "unknown" },
      E4: { form: "not-applicable" },
      E5: { form: "not-applicable" },
      E6: { form: "days-after", days: 7 },
      E7: { form: "until", day: "2022-11-30" },
      E8: { form: "until", day: "2022-11-30" },
      E9: { form: "not-applicable" },
    });
  });

  it("says of every remedy where it was read, and its title and audience in both languages", () => {
    for (const { id, provenance, title, audience } of remedies) {
      expect(provenance.length, id).toBeGreaterThan(0);
      for (const text of [title, audience]) {
        expect(text.ko, id).toMatch(/[가-힣]/);
        expect(text.en, id).toMatch(/^[^가-힣]+$/);
      }
    }
  });

  it("shows that sources disagree on the day of Kakao Webtoon's cash, and on nothing else", () => {
    const disputed = remedies.flatMap(({ id, provenance }) =>
      provenance
        .filter(({ conflict }) => conflict)
        .map(({ source, asOf }) => [id, source.key, asOf]),
    );

    expect(disputed).toEqual([
      ["E8", "W25", "2022-10-28"],
      ["E8", "W26", "2022-10-31"],
    ]);
  });

  it.each(["E7", "E8"])("lets members log in for %s from 28 October to 30 November", (id) => {
    const [round, ...others] = remedyOf(programme1015, id).rounds;

    expect(others).toEqual([]);
    expect(round && [round.opensAt, closesAt(round)]).toEqual([
      new Date("2022-10-28T00:00:00+09:00"),
      new Date("2022-11-30T23:59:59.999+09:00"),
    ]);
    expect(round && isOpen(round, new Date("2022-12-01T00:00:00+09:00"))).toBe(false);
  });

  it("offers each member's cash for that member's service, and nothing else by rule", () => {
    const facts: EntertainmentFacts = {
      memberships: [{ service: "KAKAO_WEBTOON", registeredOn: "2020-01-01" }],
    };
    const now = new Date("2022-11-01T00:00:00+09:00");

    const offers = remedies.flatMap(({ id, offer }) =>
      offer ? [[id, offer(facts, now).entitled]] : [],
    );

    expect(offers).toEqual([
      ["E7", false],
      ["E8", true],
    ]);
  });

  it("reads every reason out in both languages with the facts that decided", () => {
    const inputs = {
      service: "KAKAO_PAGE",
      firstDay: "2022-10-11",
      lastDay: "2022-11-10",
      newLastDay: "2022-11-13",
      registeredOn: "2022-12-01",
      lapsedWon: 1_500,
      extendedEpisodes: 2,
      extendedUntil: "2022-10-22T03:00:00.000Z",
    };
    const texts = Object.entries(entertainmentReasons).map(([code, { ko, en }]) => ({
      code,
      ko: ko(inputs),
      en: en(inputs),
    }));

    for (const { code, ko, en } of texts) {
      expect(ko, code).toMatch(/[가-힣].*[.]$/);
      expect(en, code).toMatch(/^[^가-힣]+[.]$/);
      expect(`${ko} ${en}`, code).not.toMatch(/undefined|NaN|Invalid|KAKAO_/);
    }
    expect(texts.find(({ code }) => code === "RENTALS_EXTENDED")?.en).toBe(
      "Rented episodes of KakaoPage that were extended: 2. The last of them lapses at 2022-10-22 12:00 in Korea.",
    );
    expect(texts.find(({ code }) => code === "EVENT_CASH_REISSUED")?.en).toBe(
      "1,500 event cash of Kakao Webtoon lapsed during the outage and was given again.",
    );
  });
});
