import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { koreanDay } from "../../subgraphs/kit/korean-calendar.js";
import type { SubgraphEntry } from "../../subgraphs/registry.js";
import { printSubgraphs, SchemaProblems } from "../generate/printed-subgraph.js";
import { readBase, UnknownRef } from "./base.js";
import { checkSchema } from "./check-schema.js";
import { ACCEPTED_HINTS_FILE } from "./hints.rule.js";
import { hasFindings, reportText } from "./report.js";
import { readSchemaTree } from "./tree.js";

/** What the command needs of the process around it. */
export type CheckSurroundings = {
  entries: readonly SubgraphEntry[];
  /** The working tree's root. */
  root: string;
  /** The real time. */
  now: Date;
  out: (text: string) => void;
  err: (text: string) => void;
};

const FOLDER = "schema";

/**
 * `npm run schema:check`: every rule of the schema, all findings at once.
 * @returns the exit code: 0, or 1 when a rule found something or a subgraph cannot be printed, or 2 for arguments that
 * cannot be used
 */
export async function runCheckCommand(
  argv: readonly string[],
  { entries, root, now, out, err }: CheckSurroundings,
): Promise<0 | 1 | 2> {
  const command = checkCommand().configureOutput({ writeOut: out, writeErr: err });
  try {
    const { base: ref } = command.parse(argv, { from: "user" }).opts<{ base?: string }>();
    const reports = await checkSchema({
      ...(await readSchemaTree(join(root, FOLDER))),
      subgraphs: await printSubgraphs(entries),
      base: await readBase(ref ?? null, FOLDER, root),
      today: koreanDay(now),
    });
    out(reportText(reports));
    return hasFindings(reports) ? 1 : 0;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
    if (failure instanceof UnknownRef) {
      err(`${failure.message}\n`);
      return 2;
    }
    if (!(failure instanceof SchemaProblems)) throw failure;
    err(`${failure.message}No rule was run.\n`);
    return 1;
  }
}

function checkCommand(): Command {
  return new Command("npm run schema:check --")
    .description("Checks the schema: printed, composed, and compared with the base branch.")
    .option("--base <git ref>", "what to compare with; unless given, origin/main, else main")
    .addHelpText(
      "after",
      `
Rules:
  drift            the committed files are what the code prints
  composition      the subgraphs make one graph
  hints            subgraphs agree on what they share (${FOLDER}/${ACCEPTED_HINTS_FILE}: exceptions)
  shared-entities  what an affiliate adds to a shared entity is nullable
  names            what an affiliate owns carries its name
  descriptions     everything a client can see is described
  access           every way into the graph says whom it is for
  operations       the saved operations validate, with titles and variables
  breaking         clients of the base branch's public schema are served as before
  keys             entity keys of the base branch are kept

Exit code 0 when nothing is found, 1 when something is, 2 for arguments that cannot be used.`,
    )
    .showHelpAfterError("Try --help.")
    .exitOverride();
}
