import { Command, InvalidArgumentError } from "commander";
import { withoutNumbers } from "../../../subgraphs/kit/pii/numbers-in-text.js";
import { ID_PREFIXES } from "../../../subgraphs/kit/viewer/viewer.js";
import { AFFILIATE_NAMES } from "../open-affiliates.js";
import type { CommandSurroundings } from "../surroundings.js";

/** What the command line says. */
export type GrantOptions = {
  outage: string;
  at?: Date;
  actor?: string;
  why: string;
  expire?: boolean;
  dryRun?: boolean;
  yes?: boolean;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
const OPERATOR = new RegExp(`^${ID_PREFIXES.operator}[A-Za-z0-9_-]{1,100}$`);

/** `npm run grant`, as its help tells it. */
export function grantCommand({ out, err }: Pick<CommandSurroundings, "out" | "err">): Command {
  return new Command("npm run grant --")
    .description(
      "Gives what nobody has to ask for to everybody whom its rule entitles: shows first what it would do, and asks.",
    )
    .argument("<affiliate>", AFFILIATE_NAMES.join(", "))
    .argument("[run]", "what is given, by remedy id; leave it out to see what there is")
    .option("--expire", "instead: puts on record what was given and lapsed unused", false)
    .option("--outage <id>", "the outage", "1015")
    .option(
      "--at <instant>",
      "when it is given, like 2022-10-21T10:00+09:00; else now",
      parseInstant,
    )
    .option(
      "--actor <id>",
      "the operator who sees to it, opr_…; the demo has its own",
      parseOperator,
    )
    .option(
      "--why <text>",
      "kept with every grant, and in the audit",
      withoutNumbers,
      "Applied to everyone entitled",
    )
    .option("--dry-run", "shows what it would do and writes nothing")
    .option("--yes", "does not ask")
    .addHelpText("after", HELP)
    .showHelpAfterError('Try "npm run grant -- talk", or --help for all that can be said.')
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride();
}

const HELP = `
Who has it, or had it taken back, is passed over: running it again gives nobody anything twice, and a run that was
stopped goes on where it was. Ends with 0 when it is done, 1 when it was stopped or failed, 2 when it cannot be started.

Examples:
  npm run grant -- talk T7 --dry-run
  npm run grant -- entertainment melon-pass --at 2022-10-16T15:00+09:00 --yes
  npm run grant -- talk --expire`;

function parseInstant(text: string): Date {
  const instant = INSTANT.test(text) ? new Date(text) : null;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError("Give an instant with its offset, like 2022-10-21T10:00+09:00.");
}

function parseOperator(text: string): string {
  if (OPERATOR.test(text)) return text;
  throw new InvalidArgumentError(`Give the id of an operator, like ${ID_PREFIXES.operator}kim.`);
}
