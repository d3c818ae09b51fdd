import { describe, expect, it } from "vitest";
import { outage1015 } from "../../../subgraphs/directory/outages/1015.js";
import { outageById, outages } from "../../../subgraphs/directory/outages/outages.js";
import { koreanDay } from "../../../subgraphs/kit/korean-calendar.js";
import { closesAt, isOpen } from "../../../subgraphs/kit/remedies/remedy.js";

const { intakeWindows, milestones } = outage1015;

describe("outage 1015", () => {
  it("is found by its id, and nothing else is", () => {
    expect(outageById("1015")).toBe(outage1015);
    expect(outageById("1016")).toBeNull();
    expect(outages.map(({ id }) => id)).toEqual(["1015"]);
  });

  it("starts and ends at Kakao's official instants", () => {
    expect([outage1015.startedAt, outage1015.endedAt].map((at) => at.toISOString())).toEqual([
      "2022-10-15T06:30:00.000Z",
      "2022-10-20T14:00:00.000Z",
    ]);
  });

  it("took reports in five windows, each open until its last extension", () => {
    const windows = intakeWindows.map((window) => [
      window.id,
      window.receiver,
      window.opensAt?.toISOString() ?? null,
      window.closesAt?.toISOString() ?? null,
      closesAt(window)?.toISOString() ?? null,
    ]);

    expect(windows).toEqual([
      [
        "federation-2022",
        null,
        "2022-10-17T07:00:00.000Z",
        "2022-10-24T14:59:59.999Z",
        "2022-10-31T14:59:59.999Z",
      ],
      [
        "report-2022",
        "TALK",
        "2022-10-18T15:00:00.000Z",
        "2022-11-01T14:59:59.999Z",
        "2022-11-06T14:59:59.999Z",
      ],
      ["mobility-2022", "MOBILITY", "2022-10-19T15:00:00.000Z", null, null],
      [
        "documents-2023",
        "TALK",
        "2023-01-29T15:00:00.000Z",
        "2023-02-27T14:59:59.999Z",
        "2023-05-31T14:59:59.999Z",
      ],
      [
        "additional-2023",
        "TALK",
        "2023-02-12T15:00:00.000Z",
        "2023-02-27T14:59:59.999Z",
        "2023-05-31T14:59:59.999Z",
      ],
    ]);
  });

  it("takes additional claims on the day after the first deadline, because it was extended", () => {
    const additional = intakeWindows.find(({ id }) => id === "additional-2023");

    expect(additional && isOpen(additional, new Date("2023-05-31T23:59:00+09:00"))).toBe(true);
    expect(additional && isOpen(additional, new Date("2023-06-01T00:00:00+09:00"))).toBe(false);
  });

  it("has milestones in order of time, each dated on its Korean day and sourced", () => {
    const order = milestones.map(({ day, at }) => `${day} ${at?.toISOString() ?? ""}`);

    expect(order).toEqual([...order].sort());
    expect(milestones.filter(({ day, at }) => at !== null && koreanDay(at) !== day)).toEqual([]);
    expect(milestones.filter(({ provenance }) => provenance.length === 0)).toEqual([]);
    expect(new Set(milestones.map(({ id }) => id)).size).toBe(milestones.length);
  });

  it("shows that sources disagree instead of choosing silently", () => {
    const contested = milestones
      .filter(({ provenance }) => provenance.some(({ conflict }) => conflict))
      .map(({ id }) => id);

    expect(contested).toEqual([
      "mobility-start",
      "outage-ends",
      "event-cash-paid",
      "fee-waiver-announced",
      "package-opens",
    ]);
  });
});
