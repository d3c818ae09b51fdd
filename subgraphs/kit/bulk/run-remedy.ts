import type { Database, DatabaseHandle } from "../database/connection.js";
import { decidedGrant } from "../ledger/grant-remedy.js";
import { type Actor, grantRow, type NewGrant } from "../ledger/record-grant.js";
import { type EarlierGrant, readEarlierGrants, recordGrants } from "./record-grants.js";
import type { RemedyRun, RunPerson } from "./remedy-run.js";
import {
  addReports,
  grantsGiven,
  NOTHING_DONE,
  type RunOutcome,
  type RunReport,
  reportOf,
} from "./run-report.js";

/** At what instant a run gives, and who sees to it and why. */
export type RunRequest = Actor & { at: Date };

/** How a long piece of work tells how far it is, and is told to stop: after the page at hand, which stays whole. */
export type RunWatch = { onPage?: (done: RunReport) => void; signal?: AbortSignal };

/** `record` puts on record, in its transaction, what a page gave. The command has one; only tests give without. */
export type GiveWatch = RunWatch & {
  record?: (tx: DatabaseHandle, page: RunReport) => Promise<void>;
};

/** People per statement. */
const PAGE_SIZE = 1_000;

/** What a run would give now, and to whom not. Writes nothing. */
export function previewRun(
  { db }: Pick<Database, "db">,
  run: RemedyRun,
  request: RunRequest,
  watch: RunWatch = {},
): Promise<RunReport> {
  return overAudience(db, run, watch, async (people) => {
    const page = await assess(db, run, people, request);
    return page.map(({ outcome }) => outcome);
  });
}

/**
 * Gives a remedy to everybody of its audience whom its rule entitles and who never had it. A page of people is one
 * transaction, and who has it is passed over: a run that was stopped or killed goes on where it was when run again.
 */
export function giveRun(
  { db }: Pick<Database, "db">,
  run: RemedyRun,
  request: RunRequest,
  { record, ...watch }: GiveWatch = {},
): Promise<RunReport> {
  return overAudience(db, run, watch, (people) =>
    db.transaction(async (tx) => {
      const page = await assess(tx, run, people, request);
      const wanted = page.flatMap(({ grant }) => grant ?? []);
      const written = new Set(await recordGrants(tx, wanted));
      // Given by somebody else since the page was read.
      const outcomes = page.map(
        ({ outcome, grant }): RunOutcome =>
          grant && !written.has(grant) ? { outcome: "HAD_IT" } : outcome,
      );
      const done = reportOf(outcomes);
      if (grantsGiven(done) > 0) await record?.(tx, done);
      return outcomes;
    }),
  );
}

async function overAudience(
  db: DatabaseHandle,
  run: RemedyRun,
  { onPage, signal }: RunWatch,
  work: (people: RunPerson[]) => Promise<RunOutcome[]>,
): Promise<RunReport> {
  let report = NOTHING_DONE;
  let after: string | null = null;
  while (!signal?.aborted) {
    const people: RunPerson[] = await run.readPage(db, after, PAGE_SIZE);
    const last = people.at(-1);
    if (!last) break;
    after = last.beneficiaryId;
    report = addReports(report, reportOf(await work(people)));
    onPage?.(report);
  }
  return report;
}

type Assessed = { outcome: RunOutcome; grant?: NewGrant };

async function assess(
  handle: DatabaseHandle,
  run: RemedyRun,
  people: readonly RunPerson[],
  request: RunRequest,
): Promise<Assessed[]> {
  const ids = people.map(({ beneficiaryId }) => beneficiaryId);
  const { programme, remedyIds, alternatives = [] } = run;
  const either = [...remedyIds, ...alternatives];
  const earlier = await readEarlierGrants(handle, programme.outageId, either, ids);
  return people.map((person) => {
    const { beneficiaryId } = person;
    const { remedyId, decision, idempotencyKey } = person.decide(request.at);
    const given = { ...request, beneficiaryId };
    const grant =
      remedyId !== null && decision.entitled
        ? decidedGrant(programme, remedyId, decision, given, idempotencyKey)
        : null;
    const had = earlier.get(beneficiaryId);
    if (had) return { outcome: { outcome: standingOf(had, grant) } };
    if (!grant) return { outcome: { outcome: "REFUSED", code: decision.reason.code } };
    const outcome = { outcome: "GIVEN", remedyId: grant.remedyId, amount: grant.amount } as const;
    return { outcome, grant };
  });
}

/** What somebody has already, beside what would be given today. */
function standingOf(had: readonly EarlierGrant[], today: NewGrant | null) {
  const standing = had.find(({ status }) => status !== "REVOKED");
  if (!standing) return "REVOKED";
  const isSame = today !== null && grantRow(today).inputHash === standing.inputHash;
  return isSame ? "HAD_IT" : "HAD_IT_OTHERWISE";
}
