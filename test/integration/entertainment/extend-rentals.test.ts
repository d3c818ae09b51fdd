import { describe, expect, it } from "vitest";
import { extendRentals } from "../../../subgraphs/entertainment/remedies/rental-extension/extend-rentals.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { rentalEpisodes } from "../../../subgraphs/entertainment/tables.js";
import { GRANTED, ledgerOf, NOTHING, openAffiliate } from "../affiliate.js";

const database = await openAffiliate(entertainment);
const { owner, serving } = database;

const APPLIED = {
  at: new Date("2022-10-19T20:00:00+09:00"),
  actor: "opr_test_entertainment",
  why: null,
};

async function rent(
  beneficiaryId: string,
  service: "KAKAO_PAGE" | "KAKAO_WEBTOON",
  episodeId: string,
  rentedAt: string,
  lapsesAt: string,
) {
  await owner.db.insert(rentalEpisodes).values({
    beneficiaryId,
    service,
    episodeId,
    ticket: "PAID",
    rentedAt: new Date(rentedAt),
    lapsesAt: new Date(lapsesAt),
  });
}

describe("extending rented episodes", () => {
  it.each([
    ["KAKAO_WEBTOON", "E4", 72],
    ["KAKAO_PAGE", "E5", 96],
  ] as const)("of %s is one grant %s of %i hours for all of them", async (...row) => {
    const [service, remedyId, hours] = row;
    const request = { beneficiaryId: `usr_${service}`, ...APPLIED };
    const rentedAt = "2022-10-15T20:00:00+09:00";
    await rent(request.beneficiaryId, service, "a", rentedAt, "2022-10-18T20:00:00+09:00");
    await rent(request.beneficiaryId, service, "b", rentedAt, "2022-10-17T20:00:00+09:00");

    const outcome = await extendRentals(serving.db, service, request);

    expect(outcome).toEqual({ outcome: "RECORDED" });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual({
      ...NOTHING,
      grants: [
        {
          ...GRANTED,
          remedyId,
          quantity: hours,
          unit: "HOUR",
          grantedAt: APPLIED.at,
          reasonCode: "RENTALS_EXTENDED",
          idempotencyKey: `${remedyId.toLowerCase()}-1015`,
        },
      ],
      grantEvents: [{ remedyId, sequence: 1, status: "GRANTED", ...APPLIED }],
    });
  });

  it("happens once when it is applied twice at the same time", async () => {
    const request = { beneficiaryId: "usr_twice", ...APPLIED };
    const days = ["2022-10-14T20:00:00+09:00", "2022-10-17T20:00:00+09:00"] as const;
    await rent(request.beneficiaryId, "KAKAO_PAGE", "a", ...days);

    const outcomes = await Promise.all([
      extendRentals(serving.db, "KAKAO_PAGE", request),
      extendRentals(serving.db, "KAKAO_PAGE", request),
    ]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["RECORDED", "REPLAYED"]);
    const { grants, grantEvents } = await ledgerOf(database, request.beneficiaryId);
    expect([grants.length, grantEvents.length]).toEqual([1, 1]);
  });

  it("is refused where the outage touched no episode of the service, and writes nothing", async () => {
    const request = { beneficiaryId: "usr_other_service", ...APPLIED };
    const days = ["2022-10-14T20:00:00+09:00", "2022-10-17T20:00:00+09:00"] as const;
    await rent(request.beneficiaryId, "KAKAO_PAGE", "a", ...days);

    const outcome = await extendRentals(serving.db, "KAKAO_WEBTOON", request);

    expect(outcome).toEqual({
      outcome: "REFUSED",
      code: "NOT_ENTITLED",
      reason: {
        code: "NO_RENTAL_IN_OUTAGE",
        ruleVersion: "rental-extension@1",
        inputs: { service: "KAKAO_WEBTOON", rentedEpisodes: 0 },
      },
    });
    expect(await ledgerOf(database, request.beneficiaryId)).toEqual(NOTHING);
  });
});
