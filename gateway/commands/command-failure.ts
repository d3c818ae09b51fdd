import { CommanderError } from "commander";
import { databaseErrorBehind } from "../../subgraphs/kit/database/database-error.js";
import { thrownBare } from "../bare-error.js";
import { SettingsError } from "../settings/settings-problem.js";
import type { CommandSurroundings, ExitCode } from "./surroundings.js";

/** Something the caller can put right, said in a sentence with the fix in it. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = 2,
  ) {
    super(message);
  }
}

/**
 * Runs a command and turns what kept it from its work into a sentence and an exit code.
 * @throws what nobody foresaw, bare
 */
export async function withFailuresSaid(
  { err }: Pick<CommandSurroundings, "err">,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
    if (failure instanceof CommandError) return said(failure.message, failure.exitCode);
    if (failure instanceof SettingsError) return said(failure.message, 1);
    if (failure instanceof Error && failure.name === "AbortError") return said("Stopped.", 1);
    const database = databaseErrorBehind(failure);
    if (database) return said(database.message, 1);
    // Node prints all that an uncaught error holds: of the database's, statements, values and rows of people.
    throw thrownBare(failure);
  }

  function said(message: string, exitCode: ExitCode): ExitCode {
    err(`${message}\n`);
    return exitCode;
  }
}
