import {
  amount,
  beneficiary,
  day,
  flag,
  id,
  integer,
  moment,
  oneOf,
  optional,
  text,
} from "../kit/import/columns.js";
import { type FactGuard, factImport } from "../kit/import/fact-import.js";
import type { ImportDefinition } from "../kit/import/import.types.js";
import { MEMBERSHIP_PLANS, TAXI_ROLES, TAXI_SERVICES } from "./facts.js";
import { importTransferredClaims } from "./import-claims/import-transferred-claims.js";
import {
  driverMemberships,
  franchisePoolRecipients,
  franchisePools,
  franchiseRides,
  rentalCharges,
  rentalVehicle,
  taxiContracts,
} from "./tables.js";

const outageId = id({ meaning: "The outage.", example: "1015" });
const franchise = text({ meaning: "The regional franchise.", example: "Daegu" });

/** Who was paid what follows from the pool and its list, so both stay as they were when it was shared. */
const sharedPool: Omit<FactGuard, "holds"> = {
  code: "POOL_IS_SHARED",
  column: "franchise",
  meaning: "The pool has been shared; it and its drivers stay as they are.",
  reason: {
    ko: "이미 나누어 지급한 재원이어서 재원과 대상 기사를 바꿀 수 없습니다.",
    en: "The pool has been shared, so neither it nor its drivers can change.",
  },
};

/** The files that Mobility takes in. */
export const mobilityImports: readonly ImportDefinition[] = [
  factImport({
    name: "memberships",
    describes: "Paid plans of drivers.",
    table: driverMemberships,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      plan: oneOf(MEMBERSHIP_PLANS, {
        meaning: "Which plan: taxi drivers' or designated drivers'.",
        example: "PRO_MEMBERSHIP",
      }),
      startedOn: day({ meaning: "Its first day.", example: "2021-05-03" }),
      endedOn: optional(
        day({ meaning: "Its last day; empty while it runs.", example: "2022-10-31" }),
      ),
      monthlyFeeWon: amount({ meaning: "What this driver pays a month.", example: "39,000" }),
    },
  }),
  factImport({
    name: "taxi-contracts",
    describes: "Who runs or drives a Blue, Venti or Black taxi.",
    table: taxiContracts,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      service: oneOf(TAXI_SERVICES, { meaning: "Which service.", example: "BLUE" }),
      role: oneOf(TAXI_ROLES, { meaning: "Which part in it.", example: "PRIVATE_DRIVER" }),
      startedOn: day({ meaning: "Its first day.", example: "2020-09-01" }),
      endedOn: optional(
        day({ meaning: "Its last day; empty while it runs.", example: "2023-08-31" }),
      ),
    },
  }),
  factImport({
    name: "franchise-rides",
    describes: "Rides of franchise taxis, with whom their fee is charged to.",
    table: franchiseRides,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      rideId: id({ meaning: "The ride.", example: "ride_1" }),
      startedAt: moment({ meaning: "When it started.", example: "2022-10-15 16:20" }),
      fareWon: amount({ meaning: "The fare.", example: "12,000" }),
      streetHail: flag({
        meaning: "Whether it was hailed on the street and not by the app.",
        example: "true",
      }),
    },
  }),
  factImport({
    name: "franchise-pools",
    describes: "What was agreed for each regional franchise as a whole.",
    table: franchisePools,
    kept: ["sharedAt"],
    guards: [
      {
        ...sharedPool,
        holds: `not exists (
          select from franchise_pools as held
          where held.outage_id = staged.outage_id and held.franchise = staged.franchise
            and held.shared_at is not null
            and (held.pool_won, held.agreed_on) is distinct from (staged.pool_won, staged.agreed_on))`,
      },
    ],
    columns: {
      outageId,
      franchise,
      poolWon: amount({ meaning: "The sum for the franchise.", example: "300,000,000" }),
      agreedOn: day({ meaning: "The day of the agreement.", example: "2022-12-22" }),
      partnerId: optional(
        id(
          {
            meaning: "The partner that runs it and may choose its drivers; empty when none may.",
            example: "ptn_test_daegu",
            sensitive: true,
          },
          ["ptn_"],
        ),
      ),
    },
  }),
  factImport({
    name: "franchise-pool-recipients",
    describes: "Whom the franchisees chose for their pool, and with which weight.",
    table: franchisePoolRecipients,
    guards: [
      {
        ...sharedPool,
        holds: `not exists (
            select from franchise_pools as pool
            where pool.outage_id = staged.outage_id and pool.shared_at is not null and pool.franchise in (
              select staged.franchise union all
              select held.franchise from franchise_pool_recipients as held
              where held.beneficiary_id = staged.beneficiary_id and held.outage_id = staged.outage_id))
          or exists (
            select from franchise_pool_recipients as held
            where held.beneficiary_id = staged.beneficiary_id and held.outage_id = staged.outage_id
              and held.franchise = staged.franchise and held.weight = staged.weight)`,
      },
    ],
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      outageId,
      franchise,
      weight: integer({
        meaning: "The driver's weight in the pool; 0 is a driver who was left out.",
        example: "1",
      }),
    },
  }),
  factImport({
    name: "rental-charges",
    describes: "What riders were charged for a bike or kick scooter, and what was due.",
    table: rentalCharges,
    columns: {
      beneficiaryId: beneficiary(["usr_"]),
      chargeId: id({ meaning: "The charge.", example: "chg_1" }),
      vehicle: oneOf(rentalVehicle.enumValues, { meaning: "What was rented.", example: "BIKE" }),
      chargedAt: moment({ meaning: "When it was charged.", example: "2022-10-16 01:10" }),
      chargedWon: amount({ meaning: "What was charged.", example: "31,500" }),
      dueWon: amount({ meaning: "What was due once the meter is corrected.", example: "1,500" }),
    },
  }),
  importTransferredClaims,
];
