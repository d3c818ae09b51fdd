import type { Affiliate } from "../../kit/contract/enums.js";
import type { KoreanDay } from "../../kit/korean-calendar.js";
import type { Provenance } from "../../kit/remedies/provenance.js";
import type { LocalizedText, RemedyRound } from "../../kit/remedies/remedy.js";

/** A span in which damage could be reported or documented. One loss could be filed in more than one of them. */
export type IntakeWindow = RemedyRound & {
  /** The affiliate that received the reports; null for a party outside the affiliates, which the title names. */
  receiver: Affiliate | null;
};

/** Something that happened because of the outage, for a time axis. */
export type Milestone = {
  /** Unique in the outage. */
  id: string;
  /** The calendar day in Korea. */
  day: KoreanDay;
  /** The instant, where sources give a time of day. */
  at: Date | null;
  title: LocalizedText;
  provenance: readonly Provenance[];
};

/** An incident, as the platform itself dates it. What affiliates gave for it is theirs to tell. */
export type Outage = {
  id: string;
  title: LocalizedText;
  startedAt: Date;
  endedAt: Date;
  /** In order of opening. */
  intakeWindows: readonly IntakeWindow[];
  /** In order of time; on one day those without a time of day come first. */
  milestones: readonly Milestone[];
  /** Where start and end were read. */
  provenance: readonly Provenance[];
};
