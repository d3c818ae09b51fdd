import { Command, InvalidArgumentError, Option } from "commander";
import { ENCODING_CHOICES, type EncodingChoice } from "../../../subgraphs/kit/import/encoding.js";
import type { RejectLanguage } from "../../../subgraphs/kit/import/reject-file.js";
import { ID_PREFIXES } from "../../../subgraphs/kit/viewer/viewer.js";
import type { CommandSurroundings } from "../surroundings.js";

export type ImportOptions = {
  dryRun: boolean;
  rejects?: string;
  encoding: EncodingChoice;
  lang: RejectLanguage;
  actor?: string;
  why?: string;
};

/** The command with its options. @param help what follows them */
export function importCommand(
  { out, err }: Pick<CommandSurroundings, "out" | "err">,
  help: string,
): Command {
  return new Command("npm run import --")
    .description(
      "Takes a CSV file of an affiliate in, whole batches at a time. The same file again changes nothing.",
    )
    .argument("<affiliate>", "whose file it is")
    .argument("<what>", "what is in it")
    .argument("<file>", "its path")
    .addOption(
      new Option("--dry-run", "do everything, report it, and take it all back").default(false),
    )
    .addOption(new Option("--rejects <file>", "write what was not taken in, and why, as CSV"))
    .addOption(
      new Option("--lang <language>", "language of the reasons in it")
        .choices(["en", "ko"])
        .default("en"),
    )
    .addOption(
      new Option("--encoding <name>", "how the file is written")
        .choices([...ENCODING_CHOICES])
        .default("auto"),
    )
    .addOption(
      new Option(
        "--actor <id>",
        "the operator who imports, kept with every decision and in the audit; else the command itself",
      ).argParser(parseActor),
    )
    .addOption(new Option("--why <text>", "why it is taken in, kept in the audit"))
    .addHelpText("after", help)
    .showHelpAfterError("Try npm run import -- --help.")
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride();
}

function parseActor(text: string): string {
  if (new RegExp(`^${ID_PREFIXES.operator}[A-Za-z0-9_-]{1,100}$`).test(text)) return text;
  throw new InvalidArgumentError(`Give an operator's id, like ${ID_PREFIXES.operator}kim.`);
}
