import type { DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { DEMO } from "../../kit/demo/people.js";
import { reissueEventCash } from "../remedies/event-cash-reissue/reissue-event-cash.js";
import { takeEventCash } from "../remedies/member-event-cash/take-event-cash.js";
import { extendRentals } from "../remedies/rental-extension/extend-rentals.js";
import { lapsedEventCash, rentalEpisodes, serviceMemberships } from "../tables.js";
import { APPLIED_BY_OPERATOR } from "./operator.js";

type Rental = typeof rentalEpisodes.$inferInsert;
type LapsedCash = typeof lapsedEventCash.$inferInsert;

const beneficiaryId = DEMO.reader;

/** A reader of both services who logged in to KakaoPage for its cash, and never to Kakao Webtoon for the other one. */
export async function seedReader(handle: DatabaseHandle): Promise<void> {
  await handle.insert(serviceMemberships).values([
    { beneficiaryId, service: "KAKAO_PAGE", registeredOn: "2018-04-09" },
    { beneficiaryId, service: "KAKAO_WEBTOON", registeredOn: "2021-08-01" },
  ]);
  await handle.insert(rentalEpisodes).values(RENTALS);
  await handle.insert(lapsedEventCash).values(LAPSED_CASH);

  const applied = (at: string) => ({ beneficiaryId, at: inKorea(at), ...APPLIED_BY_OPERATOR });
  expectRecorded(await extendRentals(handle, "KAKAO_WEBTOON", applied("2022-10-16T18:00")));
  expectRecorded(await extendRentals(handle, "KAKAO_PAGE", applied("2022-10-19T20:00")));
  expectRecorded(await reissueEventCash(handle, applied("2022-10-19T20:00")));
  const logIn = {
    beneficiaryId,
    at: inKorea("2022-10-29T09:30"),
    actor: beneficiaryId,
    why: null,
  };
  expectRecorded(await takeEventCash(handle, "KAKAO_PAGE", logIn));
}

/** Of each service one episode that the outage has nothing to do with, so that the difference can be seen. */
const RENTALS: Rental[] = [
  rental("KAKAO_WEBTOON", "demo-webtoon-1", "PAID", "2022-10-13T01:00", "2022-10-16T01:00"),
  rental("KAKAO_WEBTOON", "demo-webtoon-2", "PAID", "2022-10-10T21:00", "2022-10-13T21:00"),
  rental("KAKAO_PAGE", "demo-novel-1", "PAID", "2022-10-14T22:00", "2022-10-17T22:00"),
  rental("KAKAO_PAGE", "demo-novel-2", "FREE", "2022-10-15T08:00", "2022-10-18T08:00"),
  rental("KAKAO_PAGE", "demo-novel-3", "FREE", "2022-10-11T08:00", "2022-10-14T08:00"),
];

const LAPSED_CASH: LapsedCash[] = [
  cash("demo-cash-1", 1_000, "2022-10-15T23:59"),
  cash("demo-cash-2", 500, "2022-10-16T06:00"),
  cash("demo-cash-3", 200, "2022-10-14T23:59"),
];

function rental(
  service: Rental["service"],
  episodeId: string,
  ticket: Rental["ticket"],
  rentedAt: string,
  lapsesAt: string,
): Rental {
  return {
    beneficiaryId,
    service,
    episodeId,
    ticket,
    rentedAt: inKorea(rentedAt),
    lapsesAt: inKorea(lapsesAt),
  };
}

function cash(cashId: string, amountWon: number, lapsedAt: string): LapsedCash {
  return { beneficiaryId, cashId, amountWon, lapsedAt: inKorea(lapsedAt) };
}

function inKorea(text: string): Date {
  return new Date(`${text}:00+09:00`);
}
