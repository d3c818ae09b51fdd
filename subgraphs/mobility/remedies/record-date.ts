import type { KoreanDay } from "../../kit/korean-calendar.js";
import type { DaySpan, MobilityFacts, TaxiContract, TaxiService } from "../facts.js";

/**
 * The day whose standing decides. Sources: W18, W20 and DOMAIN section 3.7 for the memberships (M1, M2). That the same day
 * decides who operated or drove which taxi (M3, M5, M6) is inferred: it is the day the outage began.
 */
export const RECORD_DATE: KoreanDay = "2022-10-15";

/** Whether something ran on the record date. Its first and last day count as running. */
export function ranOnRecordDate({ from, to }: DaySpan): boolean {
  return from <= RECORD_DATE && (to === null || RECORD_DATE <= to);
}

/** The beneficiary's part in a taxi service on the record date. */
export function contractOnRecordDate(
  facts: MobilityFacts,
  service: TaxiService,
): TaxiContract | undefined {
  return facts.taxiContracts.find(
    (contract) => contract.service === service && ranOnRecordDate(contract),
  );
}
