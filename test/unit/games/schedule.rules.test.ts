import { describe, expect, it } from "vitest";
import {
  objectionTo,
  type SCHEDULE_REFUSALS,
} from "../../../subgraphs/games/remedies/events/schedule.rules.js";
import type { EventSchedule } from "../../../subgraphs/games/remedies/events/scheduled-event.js";

const NOW = new Date("2023-01-20T09:00:00+09:00");
const SCHEDULE: EventSchedule = {
  outageId: "1015",
  kind: "NEIGHBOURHOOD_EVENT",
  title: { ko: "시험 행사", en: "Test event" },
  region: { ko: "시험 지역", en: "Test region" },
  benefit: { ko: "시험 혜택", en: "Test benefit" },
  firstDay: "2023-02-18",
  lastDay: "2023-02-19",
  enrolmentOpensAt: new Date("2023-02-01T10:00:00+09:00"),
  enrolmentClosesAt: new Date("2023-02-10T18:00:00+09:00"),
  places: 3,
};
const at = (text: string) => new Date(`${text}+09:00`);

describe("an event can be scheduled", () => {
  it.each<[string, Partial<EventSchedule>]>([
    ["as it is", {}],
    ["of one day", { firstDay: "2023-02-19" }],
    ["without a region or a benefit, which nobody has to tell", { region: null, benefit: null }],
    ["with any number of places", { places: null }],
    ["without an end, as long as it is open", { lastDay: null, enrolmentClosesAt: null }],
    ["with enrolment until it ends", { enrolmentClosesAt: at("2023-02-19T23:59:59.999") }],
    ["with enrolment for an instant", { enrolmentClosesAt: SCHEDULE.enrolmentOpensAt }],
    ["with texts of 500 characters", { title: { ko: "가".repeat(500), en: "a".repeat(500) } }],
  ])("%s", (_case, changes) => {
    expect(objectionTo({ ...SCHEDULE, ...changes }, NOW)).toBeNull();
  });
});

describe("an event cannot be scheduled", () => {
  it.each<[string, Partial<EventSchedule>, keyof typeof SCHEDULE_REFUSALS]>([
    ["without a title", { title: { ko: "시험", en: " " } }, "EVENT_TEXT_NOT_USABLE"],
    ["with a blank region", { region: { ko: "", en: "R" } }, "EVENT_TEXT_NOT_USABLE"],
    [
      "with a benefit of 501 characters",
      { benefit: { ko: "가", en: "a".repeat(501) } },
      "EVENT_TEXT_NOT_USABLE",
    ],
    ["that ends before it starts", { lastDay: "2023-02-17" }, "EVENT_ENDS_BEFORE_IT_STARTS"],
    ["with no places", { places: 0 }, "PLACES_NOT_POSITIVE"],
    ["with places below zero", { places: -3 }, "PLACES_NOT_POSITIVE"],
    [
      "that closes before it opens",
      { enrolmentClosesAt: at("2023-02-01T09:59:59.999") },
      "ENROLMENT_CLOSES_BEFORE_IT_OPENS",
    ],
    [
      "with enrolment after its last day",
      { enrolmentClosesAt: at("2023-02-20T00:00:00") },
      "ENROLMENT_OUTLASTS_EVENT",
    ],
    [
      "with enrolment that opens after its last day",
      { enrolmentOpensAt: at("2023-02-20T00:00:00"), enrolmentClosesAt: null },
      "ENROLMENT_OUTLASTS_EVENT",
    ],
    [
      "with enrolment that is over",
      { enrolmentOpensAt: at("2023-01-01T00:00:00"), enrolmentClosesAt: at("2023-01-20T08:59:59") },
      "ENROLMENT_OVER_ALREADY",
    ],
  ])("%s", (_case, changes, code) => {
    expect(objectionTo({ ...SCHEDULE, ...changes }, NOW)?.code).toBe(code);
  });

  it("when its last day is over, whether its enrolment has an end of its own or not", () => {
    const over = { ...SCHEDULE, enrolmentClosesAt: null };

    expect(objectionTo(over, at("2023-02-19T23:59:59.999"))).toBeNull();
    expect(objectionTo(over, at("2023-02-20T00:00:00"))?.code).toBe("ENROLMENT_OVER_ALREADY");
  });
});
