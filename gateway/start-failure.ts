import { DatabaseError } from "../subgraphs/kit/database/database-error.js";
import { explainListening, type ListenChoices, ListenFailure } from "./listen-failure.js";
import { SettingsError } from "./settings/settings-problem.js";
import { NoSupergraph } from "./supergraph/no-supergraph.js";

/** How something else than what kept a server from starting is chosen: with variables, or with a command's options. */
export type StartChoices = ListenChoices & { supergraph: string };

/**
 * Says what kept a server from starting, with the fix in it.
 * @returns null where nobody foresaw it
 */
export function foreseenFailure(error: unknown, choices: StartChoices): string | null {
  const isTold =
    error instanceof SettingsError ||
    error instanceof DatabaseError ||
    error instanceof ListenFailure;
  if (isTold) return error.message;
  if (error instanceof NoSupergraph) {
    return `${error.message} Mend that and start again, or choose another file, directory of <version>.graphql files or http(s) address: ${choices.supergraph}.`;
  }
  return explainListening(error, choices)?.message ?? null;
}
