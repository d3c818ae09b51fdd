import { z } from "zod";
import {
  MIN_KEY_BYTES,
  parseSigningKeys,
  type SigningKey,
} from "../../subgraphs/kit/signature/signing-keys.js";
import type { SigningKeySettings } from "./settings.types.js";
import type { SettingsProblem } from "./settings-problem.js";
import { variablePrefix } from "./variable-prefix.js";
import type { Environment } from "./variables.js";

/** One or two keys, the first of which signs. */
export const signingKeys = z.string().transform((text, context) => {
  const keys = parseSigningKeys(text);
  if (keys) return keys;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

export const SIGNING_KEYS_FIX = `give one or two keys like 2026a:<base64>, each of ${MIN_KEY_BYTES} bytes or more: openssl rand -base64 ${MIN_KEY_BYTES}`;

/** The name of the variable with the keys that the gateway shares with one subgraph alone: `TALK_SIGNING_KEYS`. */
export function signingVariable(subgraph: string): string {
  return `${variablePrefix(subgraph)}_SIGNING_KEYS`;
}

/** Problems with the keys of single subgraphs, each on its own. */
export function signingKeyProblems(
  environment: Environment,
  subgraphs: readonly string[],
): SettingsProblem[] {
  return subgraphs
    .map(signingVariable)
    .filter((variable) => !signingKeys.optional().safeParse(environment[variable]).success)
    .map((variable) => ({
      variable,
      problem: "this is no such list of keys",
      fix: SIGNING_KEYS_FIX,
    }));
}

/** What calls are signed with. @param environment without problems @param others the keys of `SIGNING_KEYS` */
export function signingKeySettings(
  environment: Environment,
  subgraphs: readonly string[],
  others: readonly SigningKey[] = [],
): SigningKeySettings {
  const own = subgraphs.flatMap((subgraph) => {
    const text = environment[signingVariable(subgraph)];
    return text === undefined ? [] : [[subgraph, signingKeys.parse(text)] as const];
  });
  return { of: Object.fromEntries(own), others };
}
