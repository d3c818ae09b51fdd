import { describe, expect, it } from "vitest";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { isOpen } from "../../../subgraphs/kit/remedies/remedy.js";
import { programme1015 } from "../../../subgraphs/pay/outages/1015.js";
import { salesChannelOffer } from "../../../subgraphs/pay/remedies/sales-channel/sales-channel.rules.js";

const { remedies } = programme1015;

describe("Pay's programme for outage 1015", () => {
  it("carries the plan, the intake and the unconfirmed vehicle, and gives none of them a value", () => {
    expect(programme1015.outageId).toBe("1015");
    expect(
      remedies.map(({ id, kind, value, access, state, quota }) => ({
        id,
        kind,
        value,
        access,
        state,
        quota,
      })),
    ).toEqual([
      {
        id: "P1",
        kind: "SALES_CHANNEL",
        value: { form: "unknown" },
        access: "UNKNOWN",
        state: "PLANNED",
        quota: null,
      },
      {
        id: "P2",
        kind: null,
        value: { form: "unknown" },
        access: "CLAIM",
        state: "EXECUTED",
        quota: null,
      },
      {
        id: "P3",
        kind: null,
        value: { form: "unknown" },
        access: "NONE",
        state: "UNKNOWN",
        quota: null,
      },
    ]);
  });

  it("says where each remedy was read, and names it and its audience in both languages", () => {
    for (const { id, title, audience, provenance } of remedies) {
      expect([id, provenance.length > 0]).toEqual([id, true]);
      for (const text of [title, audience]) {
        expect(text.ko).toMatch(/[가-힣]/);
        expect(text.en).toMatch(/^[A-Z]/);
      }
    }
  });

  it.each([
    ["2022-12-31T23:59:59.999+09:00", false],
    ["2023-01-01T00:00:00.000+09:00", true],
    ["2023-06-30T23:59:59.999+09:00", true],
    ["2023-07-01T00:00:00.000+09:00", false],
  ])("reads the first half of 2023 as its first and last day in Korea: %s", (at, expected) => {
    const { rounds } = remedyOf(programme1015, "P1");

    expect(rounds.map((round) => isOpen(round, new Date(at)))).toEqual([expected]);
    expect(rounds.flatMap(({ provenance }) => provenance.map(({ tag }) => tag))).toEqual(["INF"]);
  });

  it("offers the plan by rule, and nothing else", () => {
    expect(remedies.filter(({ offer }) => offer).map(({ id, offer }) => [id, offer])).toEqual([
      ["P1", salesChannelOffer],
    ]);
  });
});
