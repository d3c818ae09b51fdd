import { beneficiaries } from "../../../subgraphs/directory/tables.js";
import {
  driverMemberships,
  franchisePools,
  franchiseRides,
  rentalCharges,
  taxiContracts,
} from "../../../subgraphs/mobility/tables.js";
import type { TestGraph } from "../../graph.js";

/** The synthetic people of the story. None of them exists. */
export const TAXI = { role: "partner", id: "ptn_test_taxi" } as const;
export const CHAUFFEUR = { role: "partner", id: "ptn_test_chauffeur" } as const;
export const COMPANY = { role: "partner", id: "ptn_test_company" } as const;
export const COMPANY_DRIVER = { role: "partner", id: "ptn_test_company_driver" } as const;
export const PRIVATE_DRIVER = { role: "partner", id: "ptn_test_private_driver" } as const;
export const FRANCHISE = { role: "partner", id: "ptn_test_franchise" } as const;
export const VENTI_DRIVER = { role: "partner", id: "ptn_test_venti_driver" } as const;
export const BLACK_DRIVER = { role: "partner", id: "ptn_test_black_driver" } as const;
export const RIDER = { role: "user", id: "usr_test_rider" } as const;
export const OTHER_RIDER = { role: "user", id: "usr_test_other_rider" } as const;

export const OPERATOR = { role: "operator", id: "opr_test_one", affiliate: "MOBILITY" } as const;
export const SECOND = { role: "operator", id: "opr_test_two", affiliate: "MOBILITY" } as const;
export const OF_TALK = { role: "operator", id: "opr_test_talk", affiliate: "TALK" } as const;
export const AGENT = { role: "agent", id: "agt_test_centre" } as const;

const PARTNERS = [
  TAXI,
  CHAUFFEUR,
  COMPANY,
  COMPANY_DRIVER,
  PRIVATE_DRIVER,
  FRANCHISE,
  VENTI_DRIVER,
  BLACK_DRIVER,
];

/** Puts on record what the affiliate's own systems know of them. */
export async function loadMobilityPeople(graph: TestGraph): Promise<void> {
  await graph.asOwner("directory", ({ db }) =>
    db.insert(beneficiaries).values([
      ...PARTNERS.map(({ id }) => ({
        beneficiaryId: id,
        displayName: `Synthetic ${id}`,
        partnerKinds: ["TAXI_DRIVER"],
      })),
      ...[RIDER, OTHER_RIDER].map(({ id }) => ({
        beneficiaryId: id,
        displayName: `Synthetic ${id}`,
      })),
    ]),
  );
  await graph.asOwner("mobility", async ({ db }) => {
    await db.insert(driverMemberships).values([
      { beneficiaryId: TAXI.id, plan: "PRO_MEMBERSHIP", monthlyFeeWon: 39_000, ...SINCE },
      { beneficiaryId: CHAUFFEUR.id, plan: "PRO_SERVICE", monthlyFeeWon: 22_000, ...SINCE },
    ]);
    await db.insert(taxiContracts).values([
      { beneficiaryId: COMPANY.id, service: "BLUE", role: "COMPANY", ...SINCE },
      { beneficiaryId: COMPANY_DRIVER.id, service: "BLUE", role: "COMPANY_DRIVER", ...SINCE },
      { beneficiaryId: PRIVATE_DRIVER.id, service: "BLUE", role: "PRIVATE_DRIVER", ...SINCE },
      { beneficiaryId: BLACK_DRIVER.id, service: "BLACK", role: "COMPANY_DRIVER", ...SINCE },
      {
        beneficiaryId: VENTI_DRIVER.id,
        service: "VENTI",
        role: "PRIVATE_DRIVER",
        ...SINCE,
        // Drives no more when the settlement comes.
        endedOn: "2023-01-31",
      },
    ]);
    await db
      .insert(franchiseRides)
      .values([
        ride(COMPANY.id, "before", "2022-10-15T14:59:59+09:00", 900_000),
        ride(COMPANY.id, "first", "2022-10-15T15:00:00+09:00", 100_000),
        ride(COMPANY.id, "night", "2022-10-16T03:00:00+09:00", 40_000),
        ride(COMPANY.id, "after", "2022-10-16T09:00:00+09:00", 900_000),
        ride(PRIVATE_DRIVER.id, "evening", "2022-10-15T20:00:00+09:00", 43_900),
      ]);
    await db
      .insert(rentalCharges)
      .values([
        charge(RIDER.id, "KICK_SCOOTER", 500_000, 2_000),
        charge(RIDER.id, "BIKE", 1_800, 1_800),
        charge(OTHER_RIDER.id, "BIKE", 1_500, 1_500),
      ]);
    await db.insert(franchisePools).values({
      outageId: "1015",
      franchise: FRANCHISE_NAME,
      poolWon: 100_000,
      agreedOn: "2023-05-11",
      partnerId: FRANCHISE.id,
    });
  });
}

/** The franchise whose pool is 100,000 won. */
export const FRANCHISE_NAME = "대구 (synthetic)";

const SINCE = { startedOn: "2021-01-01" };

function ride(beneficiaryId: string, rideId: string, startedAt: string, fareWon: number) {
  return { beneficiaryId, rideId, startedAt: new Date(startedAt), fareWon, streetHail: true };
}

function charge(
  beneficiaryId: string,
  vehicle: "BIKE" | "KICK_SCOOTER",
  chargedWon: number,
  dueWon: number,
) {
  return {
    beneficiaryId,
    chargeId: `charge_${vehicle}`,
    vehicle,
    chargedAt: new Date("2022-10-16T12:00:00+09:00"),
    chargedWon,
    dueWon,
  };
}
