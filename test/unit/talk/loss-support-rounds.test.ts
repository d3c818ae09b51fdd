import { describe, expect, it } from "vitest";
import { closesAt, isOpen } from "../../../subgraphs/kit/remedies/remedy.js";
import {
  lossSupportRounds,
  takesClaims,
} from "../../../subgraphs/talk/outages/1015/loss-support-rounds.js";

const { report, documents, additional } = lossSupportRounds;

describe("the intakes for sales losses", () => {
  it.each([
    { round: report, at: "2022-10-18T23:59:59.999+09:00", open: false },
    { round: report, at: "2022-10-19T00:00:00.000+09:00", open: true },
    { round: report, at: "2022-11-01T23:59:59.999+09:00", open: true },
    { round: report, at: "2022-11-06T23:59:59.999+09:00", open: true },
    { round: report, at: "2022-11-07T00:00:00.000+09:00", open: false },
    { round: documents, at: "2023-01-29T23:59:59.999+09:00", open: false },
    { round: documents, at: "2023-01-30T00:00:00.000+09:00", open: true },
    { round: documents, at: "2023-05-31T23:59:59.999+09:00", open: true },
    { round: documents, at: "2023-06-01T00:00:00.000+09:00", open: false },
    { round: additional, at: "2023-02-12T23:59:59.999+09:00", open: false },
    { round: additional, at: "2023-02-13T00:00:00.000+09:00", open: true },
    { round: additional, at: "2023-03-02T10:00:00.000+09:00", open: true },
    { round: additional, at: "2023-05-31T23:59:59.999+09:00", open: true },
    { round: additional, at: "2023-06-01T00:00:00.000+09:00", open: false },
  ])("$round.id at $at is open: $open", ({ round, at, open }) => {
    expect(isOpen(round, new Date(at))).toBe(open);
  });

  it.each([
    { at: "2022-10-18T23:59:59.999+09:00", takes: false },
    { at: "2022-10-19T00:00:00.000+09:00", takes: true },
    { at: "2022-11-06T23:59:59.999+09:00", takes: true },
    { at: "2022-11-07T00:00:00.000+09:00", takes: false },
    { at: "2023-02-12T23:59:59.999+09:00", takes: false },
    { at: "2023-02-13T00:00:00.000+09:00", takes: true },
    { at: "2023-06-01T00:00:00.000+09:00", takes: false },
  ])("take new claims at $at: $takes, the intake of papers does not count", ({ at, takes }) => {
    expect(takesClaims(new Date(at))).toBe(takes);
  });

  it("keep every deadline they ever had, the last one counting", () => {
    const history = [report, documents, additional].map((round) => ({
      first: round.closesAt,
      moved: round.extensions.map((extension) => [extension.announcedOn, extension.closesAt]),
      last: closesAt(round),
    }));

    const moved2023 = [
      ["2023-03-06", new Date("2023-04-14T23:59:59.999+09:00")],
      ["2023-04-18", new Date("2023-05-31T23:59:59.999+09:00")],
    ];
    const intake2023 = {
      first: new Date("2023-02-27T23:59:59.999+09:00"),
      moved: moved2023,
      last: new Date("2023-05-31T23:59:59.999+09:00"),
    };
    expect(history).toEqual([
      {
        first: new Date("2022-11-01T23:59:59.999+09:00"),
        moved: [[null, new Date("2022-11-06T23:59:59.999+09:00")]],
        last: new Date("2022-11-06T23:59:59.999+09:00"),
      },
      intake2023,
      intake2023,
    ]);
  });

  it("say that one source has the last deadline a month later", () => {
    const conflicts = additional.extensions
      .flatMap(({ provenance }) => provenance)
      .filter(({ conflict }) => conflict)
      .map(({ source, statement }) => [source.key, statement]);

    expect(conflicts).toEqual([["W77", "To the end of June."]]);
  });
});
