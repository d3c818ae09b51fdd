import { Command, InvalidArgumentError, Option } from "commander";
import { startOfKoreanDay } from "../../../subgraphs/kit/korean-calendar.js";
import { registry } from "../../../subgraphs/registry.js";
import { withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type ReportOptions, reportAudits } from "./report-audits.js";
import { type VerifyOptions, verifyAudits } from "./verify-audits.js";

const VERIFY_HELP = `
What is found: entries that were changed, moved, removed or written by somebody else, a tail or a whole chain that is
missing. That an older state was put back as a whole is found by a checkpoint alone: a file with where every chain
ended, read and then written anew by each good verification. Keep it where no owner of the databases can write.
Ends with 0 when nothing is wrong, 1 when something is, 2 when it cannot be started.`;

const REPORT_HELP = `
Of each person: lookups, the different people whose data was shown, searches, contacts revealed by reason, exports,
decisions, what was refused, what was outside of office hours (Monday to Friday in Korea; holidays are not told from
working days), and the ten people looked up most. The whole audit is verified on the way.
Ends with 0, with 1 when the audit is not as it was written, with 2 when it cannot be started.`;

/** `npm run audit`: proves that the audit is as it was written, and reviews what each person did in a month. */
export function runAuditCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    let exitCode: ExitCode = 2;
    const command = new Command("npm run audit --")
      .description("What agents and operators saw and decided of people.")
      .configureOutput({ writeOut: out, writeErr: err })
      .exitOverride();
    command
      .command("verify")
      .description("Proves that every entry is as it was written, where it was written, and there.")
      .addOption(subgraphOption())
      .option("--checkpoint <file>", "where every chain ended the last time")
      .addHelpText("after", VERIFY_HELP)
      .action(async (options: VerifyOptions) => {
        exitCode = await verifyAudits(options, surroundings);
      });
    command
      .command("report")
      .description("Reviews what each person did in a month.")
      .requiredOption("--month <month>", "the month in Korea, like 2023-03", readMonth)
      .option("--agent <id>", "one person alone")
      .addOption(new Option("--lang <language>", "language").choices(["ko", "en"]).default("ko"))
      .option("--hours <from-to>", "office hours", readHours, { from: 9, to: 18 })
      .option("--csv", "as CSV, for a spreadsheet")
      .addHelpText("after", REPORT_HELP)
      .action(async (options: ReportOptions) => {
        exitCode = await reportAudits(options, surroundings);
      });
    await command.parseAsync(argv, { from: "user" });
    return exitCode;
  });
}

function subgraphOption(): Option {
  const names = registry.map(({ name }) => name);
  return new Option("--subgraph <name>", "one subgraph alone").choices(names);
}

function readMonth(text: string): string {
  try {
    startOfKoreanDay(`${text}-01`);
    return text;
  } catch {
    throw new InvalidArgumentError("Give a month like 2023-03.");
  }
}

function readHours(text: string): { from: number; to: number } {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  if (from && to && hours.from < hours.to && hours.to <= 24) return hours;
  throw new InvalidArgumentError("Give whole hours like 9-18.");
}
