import {
  entitled,
  fixedTexts,
  type ReasonInputs,
  reasonsOf,
  refused,
} from "../../../subgraphs/kit/remedies/decision.js";
import type { ProgrammeRemedy } from "../../../subgraphs/kit/remedies/programme.js";
import type { RemedyRound } from "../../../subgraphs/kit/remedies/remedy.js";
import {
  composeSlice,
  type PreparedProgramme,
  prepareProgramme,
} from "../../../subgraphs/kit/slice/compose-slice.js";
import type { GrantRow, SliceRow } from "../../../subgraphs/kit/slice/slice.query.js";

/** What the affiliate of these tests knows of somebody. */
export type Facts = { liked: boolean };

export const OPENS = new Date("2023-01-05T00:00:00+09:00");
export const CLOSES = new Date("2023-01-20T23:59:59.999+09:00");
export const DURING = new Date("2023-01-10T12:00:00+09:00");

const because = reasonsOf<"LIKED" | "NOT_LIKED">("liking@1");
export const TEXTS = fixedTexts({ ko: "마음에 듭니다.", en: "We like you." });

export function round(change: Partial<RemedyRound> = {}): RemedyRound {
  return {
    id: "round",
    title: { ko: "기간", en: "Period" },
    opensAt: OPENS,
    closesAt: CLOSES,
    extensions: [],
    provenance: [],
    ...change,
  };
}

/** 1,000 won of credit for whoever is liked, to take from 5 to 20 January 2023. */
export function remedy(change: Partial<ProgrammeRemedy<Facts>> = {}): ProgrammeRemedy<Facts> {
  return {
    id: "X1",
    title: { ko: "시험", en: "Test" },
    audience: { ko: "모두", en: "Everyone" },
    kind: "CREDIT",
    value: { form: "won", won: 1_000 },
    quota: null,
    access: "TAKE",
    rounds: [round()],
    validity: { form: "days", days: 3 },
    state: "EXECUTED",
    grantType: "TestCreditGrant",
    details: { minimumOrderWon: 5_000 },
    provenance: [],
    offer: ({ liked }) =>
      liked ? entitled({ won: 1_000 }, because("LIKED", { liked })) : refused(because("NOT_LIKED")),
    ...change,
  };
}

export function programmeOf(...remedies: ProgrammeRemedy<Facts>[]): PreparedProgramme<Facts> {
  return prepareProgramme(
    { outageId: "9999", remedies },
    {
      affiliate: "GAMES",
      sliceType: "TestCompensation",
      claimType: "TestClaim",
      reasons: { LIKED: TEXTS, NOT_LIKED: TEXTS },
    },
  );
}

/** What the database holds of somebody who is liked and was given nothing. */
export function sliceRow(change: Partial<SliceRow<Facts>> = {}): SliceRow<Facts> {
  return {
    outageId: "9999",
    beneficiaryId: "usr_test",
    grants: [],
    claims: [],
    grantEvents: [],
    claimEvents: [],
    facts: { liked: true },
    ...change,
  };
}

/** 500 won that were given on 10 January, good until the 12th. */
export function grantRow(change: Partial<GrantRow> = {}): GrantRow {
  return {
    remedyId: "X1",
    issue: 1,
    status: "GRANTED",
    won: 500,
    quantity: null,
    unit: null,
    listPriceWon: null,
    grantedAt: "2023-01-10T03:00:00+00:00",
    expiresAt: "2023-01-12T14:59:59.999+00:00",
    redeemedAt: null,
    reasonCode: "LIKED",
    ruleVersion: "liking@1",
    reasonInputs: { liked: true } satisfies ReasonInputs,
    ...change,
  };
}

/** The slice of one beneficiary, of a programme with one remedy unless said otherwise. */
export function slice(
  row: Partial<SliceRow<Facts>> = {},
  { now = DURING, programme = programmeOf(remedy()) } = {},
) {
  return composeSlice(programme, sliceRow(row), now);
}
