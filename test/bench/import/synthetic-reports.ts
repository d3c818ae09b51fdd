import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type SyntheticReport, syntheticReports } from "../../../subgraphs/kit/demo/people.js";

/** Of the published 105,116 reports 451 became applications with papers. DOMAIN 4: S4, W32. */
const APPLICATIONS_PER_REPORT = 451 / 105_116;
/** Losses in every tier and at every bound. What was claimed was never published. */
const LOSSES_WON = [29_000, 150_000, 300_000, 300_001, 420_000, 500_000, 500_001, 1_800_000];
const PAPERS =
  "SMALL_BUSINESS_CERTIFICATE;SALES_LOSS_EVIDENCE;SERVICE_USE_EVIDENCE;BANK_ACCOUNT_COPY";
const HEADER =
  "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to";
const INTAKE = {
  from: Date.parse("2022-10-19T09:00:00+09:00"),
  until: Date.parse("2022-11-06T23:59:00+09:00"),
};

/** Writes so many synthetic reports, with the published shares of natures, reporters and applications, as a claims file. */
export async function writeSyntheticReports(file: string, count: number): Promise<void> {
  await pipeline(Readable.from(lines(count)), createWriteStream(file));
}

function* lines(count: number): Generator<string> {
  yield `${HEADER}\n`;
  let applications = Math.round(count * APPLICATIONS_PER_REPORT);
  for (const report of syntheticReports(count)) {
    const claims = report.nature === "FREE_WITH_LOSS";
    const applies = claims && report.reporter === "SMALL_BUSINESS" && applications > 0;
    if (applies) applications -= 1;
    yield `${line(report, count, claims, applies)}\n`;
  }
}

function line(
  { number, beneficiaryId, reporter, nature }: SyntheticReport,
  count: number,
  claims: boolean,
  applies: boolean,
): string {
  const span = INTAKE.until - INTAKE.from;
  const filedAt = new Date(INTAKE.from + Math.floor((number / count) * span));
  return [
    `clm_synthetic_${String(number).padStart(6, "0")}`,
    beneficiaryId,
    reporter,
    nature,
    "WEB",
    filedAt.toISOString(),
    claims ? LOSSES_WON[number % LOSSES_WON.length] : "",
    applies ? PAPERS : "",
    nature === "OTHER_AFFILIATE" ? "MOBILITY" : "",
  ].join(",");
}
