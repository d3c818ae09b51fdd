import type { AuditDetails } from "../../../subgraphs/kit/audit/audit-entry.js";
import { expireGrants, readLapsed } from "../../../subgraphs/kit/bulk/expire-grants.js";
import type { RemedyRun } from "../../../subgraphs/kit/bulk/remedy-run.js";
import { giveRun, previewRun } from "../../../subgraphs/kit/bulk/run-remedy.js";
import type { RunReport } from "../../../subgraphs/kit/bulk/run-report.js";
import { grantsGiven } from "../../../subgraphs/kit/bulk/run-report.js";
import type { DatabaseHandle } from "../../../subgraphs/kit/database/connection.js";
import { koreanTime } from "../../../subgraphs/kit/korean-calendar.js";
import type { Settings } from "../../settings/settings.types.js";
import { DEMO_IDS } from "../../viewer/demo-ids.js";
import { recordedCommand } from "../audit/recorded-command.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import {
  affiliateEntry,
  commandInstant,
  type OpenAffiliate,
  refuseClusters,
  withAffiliates,
} from "../open-affiliates.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type GrantOptions, grantCommand } from "./grant-options.js";
import { amountsText, count, givenDetails, runsText, runText } from "./grant-report.js";

/** `npm run grant`: gives a remedy that nobody has to ask for to its audience, or records what lapsed. */
export function runGrantCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  return withFailuresSaid(surroundings, async () => {
    const command = grantCommand(surroundings).parse(argv, { from: "user" });
    const [affiliate = "", runId] = command.args;
    const options = command.opts<GrantOptions>();
    const entry = affiliateEntry(affiliate);
    const { runs = [] } = await entry.load();
    if (options.expire && runId) {
      throw new CommandError(`--expire is for everything that lapsed: leave ${runId} out.`);
    }
    if (!options.expire && !runId) {
      surroundings.out(runsText(entry.name, runs));
      return 0;
    }
    const run = options.expire ? null : runNamed(runId ?? "", entry.name, runs, options.outage);
    const settings = surroundings.settings();
    const request = requestOf(entry.name, options, settings);
    return withAffiliates(settings, [entry], async ([opened]) => {
      if (!opened) throw new Error(`${entry.name} was not opened`);
      refuseClusters([opened], "npm run grant");
      const work = { ...surroundings, ...options, ...request, affiliate: opened };
      return run ? give(run, work) : expire(work);
    });
  });
}

type Request = { at: Date; now: Date; actor: string };
type Work = CommandSurroundings & GrantOptions & Request & { affiliate: OpenAffiliate };

async function give(run: RemedyRun, work: Work): Promise<ExitCode> {
  const { affiliate, at, actor, why, signal, out, progress } = work;
  const { database } = affiliate;
  const request = { at, actor, why };
  const preview = await previewRun(database, run, request, { signal });
  if (signal.aborted) return stopped(work, "");
  out(runText(run, preview, at));
  const planned = grantsGiven(preview);
  if (planned === 0 || work.dryRun) return 0;
  const gift = count(planned, "grant");
  if (!(await isWanted(work, `Give ${gift} as ${actor}?`))) return 1;

  const shown = progress("people", preview.people);
  const report = await giveRun(database, run, request, {
    onPage: ({ people }) => shown.to(people),
    record: recordOf(work, run.id, why, ({ people, given }: RunReport) => ({
      people,
      ...givenDetails(given),
    })),
    signal,
  }).finally(() => shown.end());
  const given = count(grantsGiven(report), "grant");
  if (report.people < preview.people && signal.aborted) {
    return stopped(work, `${given} of ${planned.toLocaleString("en-US")} given; the rest is not. `);
  }
  out(`\n${amountsText("given", report.given)}`);
  return 0;
}

async function expire(work: Work): Promise<ExitCode> {
  const { affiliate, outage, at, signal, out, progress } = work;
  const request = { outageId: outage, at };
  const lapsed = await readLapsed(affiliate.database.db, request);
  out(`outage ${outage}, at ${koreanTime(at)} in Korea\n\n`);
  out(amountsText("lapsed unused, and not on record as such", lapsed));
  const planned = Object.values(lapsed).reduce((sum, { grants }) => sum + grants, 0);
  if (planned === 0 || work.dryRun) return 0;
  if (!(await isWanted(work, `Put ${count(planned, "grant")} on record as lapsed?`))) return 1;

  const shown = progress("grants", planned);
  const report = await expireGrants(affiliate.database, request, {
    onPage: (expired) => shown.to(expired),
    record: recordOf(work, "--expire", null, givenDetails),
    signal,
  }).finally(() => shown.end());
  if (signal.aborted) return stopped(work, "");
  out(`\n${amountsText("put on record", report)}`);
  return 0;
}

/** What puts on record what each transaction of this command did. */
function recordOf<Page>(
  { affiliate, outage, at, now, actor, account }: Work,
  what: string,
  why: string | null,
  detailsOf: (page: Page) => AuditDetails,
) {
  const { definition, database } = affiliate;
  const record = recordedCommand(database, definition.name, {
    actor,
    account,
    at: now,
    what: `npm run grant -- ${definition.name} ${what}`,
    why,
  });
  return (tx: DatabaseHandle, page: Page) =>
    record(tx, { outageId: outage, asOf: at.toISOString(), ...detailsOf(page) });
}

/** @throws CommandError where nobody can be asked and nobody said yes */
async function isWanted({ yes, ask, err }: Work, question: string): Promise<boolean> {
  if (yes) return true;
  if (!ask) {
    throw new CommandError("Nothing was written: nobody can be asked here. Add --yes to go on.");
  }
  const wanted = await ask(question);
  if (!wanted) err("Nothing was written.\n");
  return wanted;
}

function stopped({ err }: Work, how: string): ExitCode {
  err(`Stopped. ${how}Run the same command again to go on.\n`);
  return 1;
}

function runNamed(
  id: string,
  affiliate: string,
  runs: readonly RemedyRun[],
  outageId: string,
): RemedyRun {
  const ofOutage = runs.filter(({ programme }) => programme.outageId === outageId);
  const run = ofOutage.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (run) return run;
  const partOf = ofOutage.find(({ remedyIds }) => remedyIds.includes(id.toUpperCase()));
  throw new CommandError(
    partOf
      ? `${id} is given by the run ${partOf.id}, together with what excludes it: npm run grant -- ${affiliate} ${partOf.id}`
      : `${affiliate} has no run ${id} for outage ${outageId}.\n\n${runsText(affiliate, ofOutage)}`,
  );
}

function requestOf(affiliate: string, options: GrantOptions, settings: Settings): Request {
  const now = commandInstant(settings);
  const { at = now } = options;
  if (at > now) {
    const fix = settings.clock.mode === "demo" ? " DEMO_CLOCK sets the demo's." : "";
    throw new CommandError(
      `${at.toISOString()} is to come: it is ${now.toISOString()} now.${fix} What is to come is not on record yet.`,
    );
  }
  // What lapsed, lapsed by the clock: nobody has to be named for it.
  const actor =
    options.actor ?? (options.expire ? "system:grant" : demoOperator(affiliate, settings));
  return { at, now, actor };
}

/** @throws CommandError outside the demo, where nobody is an operator without being named */
function demoOperator(affiliate: string, { database }: Settings): string {
  if (database.mode === "embedded") return `${DEMO_IDS.operator}_${affiliate}`;
  throw new CommandError("Say who sees to it: add --actor opr_…, which is kept with every grant.");
}
