import { describe, expect, it } from "vitest";
import { syntheticReports } from "../../../subgraphs/kit/demo/people.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { seedPopulation } from "../../../subgraphs/talk/demo/seed-population.js";
import { reliefOf, subscriberOf } from "../../../subgraphs/talk/demo/synthetic-subscriptions.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { openAffiliate, sliceReader } from "../affiliate.js";

const database = await openAffiliate(talk);
const { owner, serving } = database;
const slices = sliceReader(talk, database);

/** Small enough to be quick, large enough for papers in every tier: 2,102 × 451 / 105,116 are nine applications. */
const REPORTS = 2_102;

await owner.db.transaction((tx) => seedPopulation(tx, REPORTS));

describe("the synthetic population", () => {
  it("has one claim per report, each where Talk's rules lead it", async () => {
    const rows = await owner.sql`
      select details->>'nature' as nature, status, remedy_id as remedy, reason_code as reason, count(*)::int
      from claims where claim_id like 'clm_synthetic_%' group by 1, 2, 3, 4 order by 1, 2, 3`;

    const row = (...[nature, status, remedy, reason, count]: unknown[]) => ({
      nature,
      status,
      remedy,
      reason,
      count,
    });
    expect([...rows]).toEqual([
      row("FREE_WITH_LOSS", "APPROVED", "B1", "LOSS_UP_TO_300K", 4),
      row("FREE_WITH_LOSS", "APPROVED", "B2", "LOSS_OVER_300K_TO_500K", 3),
      row("FREE_WITH_LOSS", "IN_REVIEW", "B3", "LOSS_OVER_500K", 2),
      row("FREE_WITH_LOSS", "NEEDS_DOCUMENTS", null, null, 255),
      row("NO_LOSS", "REJECTED", null, "REPORT_WITHOUT_LOSS", 1_181),
      row("OTHER_AFFILIATE", "TRANSFERRED", null, "REPORT_OF_OTHER_AFFILIATE", 358),
      row("PAID_SERVICE", "APPROVED", "T7", "SUBSCRIPTION_EXTENDED", 59),
      row("PAID_SERVICE", "APPROVED", "T8", "SUBSCRIPTION_CREDITED", 59),
      row("PAID_SERVICE", "APPROVED", "T9a", "SUBSCRIPTION_EXTENDED", 59),
      row("PAID_SERVICE", "APPROVED", "T9b", "SUBSCRIPTION_CREDITED", 61),
      row("PAID_SERVICE", "SUBMITTED", null, null, 61),
    ]);
  });

  it("leaves no claim or grant whose last event does not say where it stands", async () => {
    const [broken] = await owner.sql`
      with last_claim_steps as (
        select distinct on (beneficiary_id, claim_id) beneficiary_id, claim_id, status, at
        from claim_events order by beneficiary_id, claim_id, sequence desc),
      last_grant_steps as (
        select distinct on (beneficiary_id, outage_id, remedy_id) beneficiary_id, outage_id, remedy_id, status, at
        from grant_events order by beneficiary_id, outage_id, remedy_id, sequence desc)
      select
        (select count(*)::int from claims left join last_claim_steps as step using (beneficiary_id, claim_id)
          where step.status is distinct from claims.status
            or (decided_at is not null and step.at is distinct from decided_at)) as claims,
        (select count(*)::int from grants left join last_grant_steps as step using (beneficiary_id, outage_id, remedy_id)
          where step.status is distinct from grants.status or step.at is distinct from granted_at) as grants`;

    expect(broken).toEqual({ claims: 0, grants: 0 });
  });

  it("gives every approved claim its grant, for the same reason", async () => {
    const [unmatched] = await owner.sql`
      select count(*)::int from claims full join grants using (beneficiary_id, outage_id, remedy_id)
      where beneficiary_id like '%_synthetic_%'
        and ((claims.status = 'APPROVED') is distinct from (grants.status = 'GRANTED')
          or claims.reason_inputs is distinct from grants.reason_inputs)
        and (claims.status = 'APPROVED' or grants.status is not null)`;

    expect(unmatched).toEqual({ count: 0 });
  });

  it("loads in bulk what a request would have written: asked again, each grant is the same one", async () => {
    const subscribers = syntheticReports(REPORTS).flatMap((report) => subscriberOf(report) ?? []);
    const given = subscribers.flatMap((subscriber) => reliefOf(subscriber) ?? []);

    const outcomes = new Set<string>();
    for (const grant of given) outcomes.add((await recordGrant(serving.db, grant)).outcome);

    expect(given).toHaveLength(238);
    expect(outcomes).toEqual(new Set(["REPLAYED"]));
  });

  it("shows a subscriber's longer subscription through the graph, with both ends", async () => {
    const [row] = await owner.sql<{ id: string }[]>`
      select min(beneficiary_id) as id from grants where remedy_id = 'T9a'`;

    const [slice] = await slices(
      `grants {
        __typename status won quantity unit
        ... on TalkExtensionGrant {
          service appliedIn paymentChannel previousEnd newEnd itemsExtended itemsHeld
        }
      }
      claims { status ... on TalkClaim { reporterType nature } }`,
      row?.id ?? "",
    );

    const { grants, claims } = slice as { grants: Record<string, unknown>[]; claims: unknown[] };
    const [extension] = grants.filter(({ status }) => status === "GRANTED");
    const { previousEnd, newEnd, ...rest } = extension ?? {};
    expect(rest).toEqual({
      __typename: "TalkExtensionGrant",
      status: "GRANTED",
      won: null,
      quantity: 15,
      unit: "DAY",
      service: "TALK_DRAWER",
      appliedIn: "2022-10",
      paymentChannel: "WEB",
      itemsExtended: null,
      itemsHeld: null,
    });
    const fifteenDaysMs = 15 * 24 * 60 * 60 * 1_000;
    expect(Date.parse(String(newEnd)) - Date.parse(String(previousEnd))).toBe(fifteenDaysMs);
    expect(claims).toEqual([
      { status: "APPROVED", reporterType: "GENERAL_USER", nature: "PAID_SERVICE" },
    ]);
  });

  it("knows every reporter, as a user or as a business", async () => {
    const users = syntheticReports(REPORTS).filter(({ reporter }) => reporter === "GENERAL_USER");
    const [known] = await owner.sql`
      select (select count(*)::int from accounts where beneficiary_id like 'usr_synthetic_%') as users,
        (select count(*)::int from businesses where beneficiary_id like 'ptn_synthetic_%') as partners`;

    expect(known).toEqual({ users: users.length, partners: REPORTS - users.length });
  });
});
