import { Command, Option } from "commander";
import { type CheckResult, reconcile } from "../../../subgraphs/kit/reconcile/reconcile.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { withFailuresSaid } from "../command-failure.js";
import {
  AFFILIATE_NAMES,
  affiliateEntry,
  commandInstant,
  refuseClusters,
  withAffiliates,
} from "../open-affiliates.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";

type Options = { affiliate?: string; json?: boolean };

/** Ids shown of what offends a check; the JSON has all of them. */
const SHOWN_IDS = 20;

/** `npm run reconcile`: proves that events, grants, claims, quotas and what the graph shows say the same. */
export function runReconcileCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    const command = new Command("npm run reconcile --")
      .description(
        "Proves each affiliate's books: events, grants, claims, quotas and what the graph shows say the same.",
      )
      .addOption(new Option("--affiliate <name>", "one affiliate alone").choices(AFFILIATE_NAMES))
      .option("--json", "as JSON, with every id")
      .addHelpText(
        "after",
        "\nOne line a check, and the ids of what is wrong. Ends with 0 when nothing is, 1 when something is, 2 when it cannot be started.",
      )
      .configureOutput({ writeOut: out, writeErr: err })
      .exitOverride()
      .parse(argv, { from: "user" });
    const { affiliate, json } = command.opts<Options>();
    const entries = affiliate ? [affiliateEntry(affiliate)] : affiliateEntries;
    const settings = surroundings.settings();
    const now = commandInstant(settings);
    return withAffiliates(settings, entries, async (affiliates) => {
      refuseClusters(affiliates, "npm run reconcile");
      const all: (CheckResult & { affiliate: string })[] = [];
      for (const { definition, books, database } of affiliates) {
        const { name } = definition;
        const results = await reconcile(database, books, now, (result) => {
          surroundings.signal.throwIfAborted();
          if (!json) out(checkText(name, result));
        });
        all.push(...results.map((result) => ({ affiliate: name, ...result })));
      }
      if (json) out(`${JSON.stringify(all, null, 2)}\n`);
      const wrong = all.filter(({ offences }) => offences.length > 0).length;
      err(
        wrong === 0
          ? `${all.length} checks, nothing is wrong.\n`
          : `${all.length} checks, ${wrong} of them found something wrong.\n`,
      );
      return wrong === 0 ? 0 : 1;
    });
  });
}

/** One line, and what offends under it. */
function checkText(affiliate: string, { check, offences }: CheckResult): string {
  if (offences.length === 0) return `✓ ${affiliate}: ${check}\n`;
  const ids = offences.slice(0, SHOWN_IDS).map((id) => `    ${id}\n`);
  const rest = offences.length - ids.length;
  const more = rest > 0 ? `    … and ${rest.toLocaleString("en-US")} more\n` : "";
  return `✗ ${affiliate}: ${check}\n${ids.join("")}${more}`;
}
