import { Command, Option } from "commander";
import { countOffers, countPeople } from "../../../subgraphs/kit/statistics/count-offers.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { withFailuresSaid } from "../command-failure.js";
import {
  AFFILIATE_NAMES,
  affiliateEntry,
  commandInstant,
  type OpenAffiliate,
  withAffiliates,
} from "../open-affiliates.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type AffiliateStatistics, statisticsText, type TextLanguage } from "./statistics-text.js";

type Options = { affiliate?: string; outage: string; json?: boolean; lang: TextLanguage };

/** `npm run statistics`: what each affiliate's programme came to, and to how many what is left is open. */
export function runStatisticsCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    const command = new Command("npm run statistics --")
      .description(
        "Reports and grants of an outage, counted per affiliate: as the graph counts them, and who was offered what besides.",
      )
      .addOption(new Option("--affiliate <name>", "one affiliate alone").choices(AFFILIATE_NAMES))
      .option("--outage <id>", "the outage", "1015")
      .option("--json", "as JSON")
      .addOption(new Option("--lang <language>", "language").choices(["ko", "en"]).default("ko"))
      .configureOutput({ writeOut: out, writeErr: err })
      .exitOverride()
      .parse(argv, { from: "user" });
    const { affiliate, outage, json, lang } = command.opts<Options>();
    const entries = affiliate ? [affiliateEntry(affiliate)] : affiliateEntries;
    const settings = surroundings.settings();
    const now = commandInstant(settings);
    return withAffiliates(settings, entries, async (affiliates) => {
      const all: AffiliateStatistics[] = [];
      for (const one of affiliates) {
        const statistics = await statisticsOf(one, outage, now, surroundings);
        all.push(statistics);
        if (!json) out(statisticsText(statistics, outage, lang));
      }
      if (json) out(`${JSON.stringify({ outage, asOf: now, affiliates: all }, null, 2)}\n`);
      const known = all.some(({ remedies }) => remedies.length > 0);
      if (!known) err(`No affiliate has a programme for outage ${outage}.\n`);
      return known ? 0 : 2;
    });
  });
}

async function statisticsOf(
  { definition, books, database }: OpenAffiliate,
  outage: string,
  now: Date,
  { progress, signal }: CommandSurroundings,
): Promise<AffiliateStatistics> {
  const { reports, remedies } = await books.readStatistics(database, outage, now);
  const shown = progress(`people of ${definition.name}`, await countPeople(books, database));
  const offers = await countOffers(books, database, outage, now, (people) => {
    signal.throwIfAborted();
    shown.to(people);
  }).finally(() => shown.end());
  return {
    affiliate: definition.name,
    reports,
    remedies: remedies.map(({ remedy, offered, ...counts }) => ({
      id: remedy.id,
      title: remedy.title,
      offered: offers.get(remedy.id) ??
        offered ?? { grants: 0, won: 0, quantity: null, unit: null },
      ...counts,
    })),
  };
}
