import { afterAll, describe, expect, it } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startImport } from "../../integration/import/import-process.js";
import { csv, temporaryFile } from "../../integration/import/import-text.js";
import { deploy } from "./deployment.js";
import { type Errand, type ErrandTold, runErrands } from "./errands.js";
import { startOwnPostgres } from "./own-postgres.js";
import { proofs, variablesOn } from "./proofs.js";
import { CLAIM_HEADER, claimOf, type KillPeople, readBooks, seedPeople } from "./talk-books.js";

const PATIENCE_MS = 120_000;

const postgres = await startOwnPostgres();
const deployment = await deploy(
  ["talk"],
  () => ({ DATABASE_URL: postgres.adminUrl, DEMO_DATA: "off" }),
  // Days on which the passes are given, and on which the council sits.
  {
    passes: { DEMO_CLOCK: "2023-01-06T12:00:00+09:00" },
    council: { DEMO_CLOCK: "2023-03-06T10:00:00+09:00" },
  },
).catch(async (error: unknown) => {
  await postgres.remove();
  throw error;
});
afterAll(async () => {
  await deployment.end();
  await postgres.remove();
});
const variables = variablesOn(postgres.adminUrl, deployment.dataDir);
const talkUrl = Object.assign(new URL(postgres.adminUrl), { pathname: "/talk" }).href;

const clerk = { role: "operator", id: "opr_test_clerk", affiliate: "TALK" } as const;
const chair = { ...clerk, id: "opr_test_chair" } as const;

const PASSES = 40;
const CLAIMS = 20;
/** Connections that the subgraph has. */
const POOL_SIZE = 6;
/** It is then that the blow falls: in the middle of both. */
const DONE_BEFORE = 25;

function peopleOf(victim: string): KillPeople {
  const ids = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}_test_${victim}_${index}`);
  return { users: ids("usr", PASSES), partners: ids("ptn", CLAIMS) };
}

/** Each user takes a pass; each partner's claim goes to the council, is awarded a sum and that is confirmed by another. */
function errandsOf({ users, partners }: KillPeople): Errand[] {
  const takes = users.map((id): Errand => {
    const as: IdentifiedViewer = { role: "user", id };
    const input = { outageId: "1015", idempotencyKey: "pass" };
    return { whose: id, steps: [{ to: "passes", as, mutation: "takeTalkDrawerPass", input }] };
  });
  const decisions = partners.map((id): Errand => {
    const key = { beneficiaryId: id, claimId: claimOf(id), idempotencyKey: "decide" };
    const to = "council";
    const award = { ...key, idempotencyKey: "award" };
    return {
      whose: id,
      steps: [
        { to, as: clerk, mutation: "decideTalkClaim", input: { ...key, decision: "APPROVE" } },
        { to, as: clerk, mutation: "awardTalkClaim", input: { ...award, awardWon: 400_000 } },
        { to, as: chair, mutation: "confirmTalkAward", input: { ...award, confirm: true } },
      ],
    };
  });
  // By turns, so that both are under way at any time.
  return takes.flatMap((each, index) => [each, ...decisions.slice(index, index + 1)]);
}

/** Steps that somebody was told are done. */
const stepsTold = (told: ErrandTold["told"]) => told.filter((word) => word === "DONE").length;

/** Something that Talk answers alone. */
const WORK_LIST = {
  query: `{ talkClaims(outageId: "1015", status: SUBMITTED, first: 1) { nodes { id } } }`,
};
/** Waits until each gateway has an answer of Talk's again. */
async function untilTalkAnswers(): Promise<void> {
  await deployment.untilAnswered("passes", WORK_LIST, clerk);
  await deployment.untilAnswered("council", WORK_LIST, clerk);
}

const gateways = ["passes", "council"].map(deployment.gateway);
const victims = {
  subgraph: deployment.subgraph("talk"),
  postgres,
  gateway: {
    kill: () => Promise.all(gateways.map((gateway) => gateway.kill())),
    startAgain: () => Promise.all(gateways.map((gateway) => gateway.startAgain())),
  },
};

describe("kill -9 in the middle of takes and decisions", { timeout: PATIENCE_MS }, () => {
  it.each(Object.entries(victims))(
    "of the %s: what was told is kept, nothing is half-done, and whoever asks again has one grant",
    async (name, victim) => {
      const people = peopleOf(name);
      await withConnection(talkUrl, (sql) => seedPeople(sql, people));
      const errands = errandsOf(people);
      let done = 0;
      let killed: Promise<unknown> | undefined;

      const first = await runErrands(deployment, errands, {
        onDone: () => {
          done += 1;
          if (done === DONE_BEFORE) killed = victim.kill();
        },
        stopped: () => killed !== undefined,
      });
      await killed;
      await victim.startAgain();
      await untilTalkAnswers();

      const left = await withConnection(talkUrl, (sql) => readBooks(sql, people));
      expect(first.filter(({ told }) => told.includes("NOTHING"))).not.toEqual([]);
      const lost = first.filter(({ whose, told }) => (left.steps[whose] ?? 0) < stepsTold(told));
      expect({ lost, halfDone: left.halfDone, taken: left.passes.taken }).toEqual({
        lost: [],
        halfDone: [],
        taken: left.passes.given,
      });
      expect(await proofs(variables)).toEqual(NOTHING_WRONG);

      // A connection whose session ended with an error tells its next statement of it, too, so some have to ask twice.
      const second = await runErrands(deployment, errands, { tries: POOL_SIZE + 1 });

      const firstOf = new Map(first.map(({ whose, told }) => [whose, told]));
      for (const { whose, told } of second) {
        const words = told.map((_, step) => wordAfter(firstOf.get(whose)?.[step]));
        expect({ whose, told }).toEqual({ whose, told: words });
      }
      const whole = await withConnection(talkUrl, (sql) => readBooks(sql, people));
      expect(whole).toEqual({
        steps: Object.fromEntries(errands.map(({ whose, steps }) => [whose, steps.length])),
        grants: PASSES + CLAIMS,
        halfDone: [],
        passes: { taken: whole.passes.given, given: whole.passes.given },
      });
      expect(await proofs(variables)).toEqual(NOTHING_WRONG);
    },
  );
});

const NOTHING_WRONG = { reconcile: "exit code 0", audit: "exit code 0" };

/** What is told to whoever sends a step again, by what they were told the first time. */
function wordAfter(first: string | undefined) {
  if (first === undefined) return "DONE";
  return first === "NOTHING" ? expect.stringMatching(/^(DONE|AGAIN)$/) : "AGAIN";
}

/** Three batches of the command's. */
const ROWS = 30_000;
const BATCH = 10_000;

describe("kill -9 in the middle of an import", { timeout: PATIENCE_MS }, () => {
  it("of the subgraph does not stop it; of PostgreSQL leaves whole batches, and the same command completes them", async () => {
    const rows = Array.from(
      { length: ROWS },
      (_, index) =>
        `clm_kill_${index},usr_kill_${index},GENERAL_USER,NO_LOSS,WEB,2022-10-20 10:00,,,`,
    );
    const argv = ["talk", "claims", await temporaryFile(csv(CLAIM_HEADER, ...rows))];
    const imported = startImport(variables, ...argv);
    await imported.said(/of 30,001 lines/);
    await victims.subgraph.kill();
    await imported.said(/(of 30,001 lines[\s\S]*){2}/);
    await postgres.kill();
    const ended = await imported.ended();
    await postgres.startAgain();
    await victims.subgraph.startAgain();
    const left = await claimsOnRecord();

    const again = await startImport(variables, ...argv).ended();

    expect(ended).toMatchObject({ exitCode: 1, out: "" });
    expect(ended.err).toContain("The database did not answer");
    expect(left).toEqual({ claims: expect.toBeOneOf([BATCH, 2 * BATCH]), halfDone: 0 });
    const count = (number: number) => number.toLocaleString("en-US");
    expect(again).toMatchObject({
      exitCode: 0,
      out: `talk claims: 30,000 rows read, ${count(ROWS - left.claims)} inserted, 0 changed, ${count(left.claims)} unchanged, 0 rejected\n`,
    });
    expect(await claimsOnRecord()).toEqual({ claims: ROWS, halfDone: 0 });
    await untilTalkAnswers();
    expect(await proofs(variables)).toEqual(NOTHING_WRONG);
  });
});

/** Claims of the import, and those of them without both of their steps. */
function claimsOnRecord(): Promise<{ claims: number; halfDone: number }> {
  return withConnection(talkUrl, async (sql) => {
    const [counts] = await sql<{ claims: number; halfDone: number }[]>`
      select count(*)::int as claims, (count(*) filter (where steps <> 2))::int as "halfDone"
      from (select count(claim_events.*) as steps
        from claims left join claim_events using (beneficiary_id, claim_id)
        where claim_id like 'clm_kill_%' group by beneficiary_id, claim_id) as each_claim`;
    return counts ?? { claims: 0, halfDone: 0 };
  });
}
