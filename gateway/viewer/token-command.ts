import { Command, CommanderError, InvalidArgumentError } from "commander";
import { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import {
  ID_PREFIXES,
  IDENTIFIED_ROLES,
  type IdentifiedRole,
  type IdentifiedViewer,
  identifiedViewerSchema,
  PERMISSIONS,
} from "../../subgraphs/kit/viewer/viewer.js";
import type { Settings } from "../settings/settings.types.js";
import { SettingsError } from "../settings/settings-problem.js";
import { openDemoIdentity } from "./demo-identity.js";
import { DEMO_IDS } from "./demo-ids.js";

/** What the command needs of the process around it. */
export type TokenCommandSurroundings = {
  /** Reads the settings. Not called before a token is due, so `--help` works with any. */
  settings: () => Pick<Settings, "identity" | "dataDir">;
  /** The real time. */
  now: Date;
  /** Takes the token and nothing else, or the help. */
  out: (text: string) => void;
  /** Takes everything else that is meant for people. */
  err: (text: string) => void;
};

type Options = { role: IdentifiedRole; id?: string; affiliate?: Affiliate; hours: number };

const DEFAULT_HOURS = 12;
const MAX_HOURS = 24 * 30;
const AFFILIATE_NAMES = Object.keys(Affiliate).map((name) => name.toLowerCase());

/**
 * `npm run token`: prints a token of the embedded demo.
 * @returns the exit code: 0, or 2 for arguments that cannot be used, or 1 when this process makes no tokens
 */
export async function runTokenCommand(
  argv: readonly string[],
  { settings, now, out, err }: TokenCommandSurroundings,
): Promise<0 | 1 | 2> {
  const command = tokenCommand().configureOutput({ writeOut: out, writeErr: err });
  try {
    const { hours, ...options } = command.parse(argv, { from: "user" }).opts<Options>();
    const viewer = viewerOf(options, command);
    const { identity, dataDir } = settings();
    if (identity.mode !== "demo") {
      const issuers = identity.issuers.map(({ issuer }) => issuer).join(", ");
      err(
        `Demo tokens are for embedded mode. This gateway believes the tokens of ${issuers}: get one there.\n`,
      );
      return 1;
    }
    const token = await (await openDemoIdentity(dataDir)).issue(viewer, hours, now);
    out(`${token}\n`);
    err(
      `A token of ${viewer.role} ${viewer.id}, good for ${hours} h. Send it as "Authorization: Bearer <token>".\n`,
    );
    return 0;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
    if (!(failure instanceof SettingsError)) throw failure;
    err(`${failure.message}\n`);
    return 1;
  }
}

function tokenCommand(): Command {
  return new Command("npm run -s token --")
    .description("Prints a token of the embedded demo, signed with its own key.")
    .requiredOption("--role <role>", `who asks: ${IDENTIFIED_ROLES.join(", ")}`, parseRole)
    .option("--id <id>", "whose token; unless given, the demo's own for the role")
    .option(
      "--affiliate <name>",
      `whom an operator works for: ${AFFILIATE_NAMES.join(", ")}`,
      parseAffiliate,
    )
    .option("--hours <hours>", `how long it is good, 1 to ${MAX_HOURS}`, parseHours, DEFAULT_HOURS)
    .addHelpText("after", "\nExample:\n  TOKEN=$(npm run -s token -- --role agent)")
    .showHelpAfterError(
      'Try "npm run -s token -- --role agent", or --help for all that can be said.',
    )
    .exitOverride();
}

function viewerOf(
  { role, id, affiliate }: Omit<Options, "hours">,
  command: Command,
): IdentifiedViewer {
  if (role === "operator" && !affiliate) {
    command.error("error: an operator works for an affiliate: add --affiliate talk, or another");
  }
  if (role !== "operator" && affiliate) {
    command.error(
      `error: only an operator works for an affiliate: leave --affiliate out for ${role}`,
    );
  }
  const demoId = affiliate ? `${DEMO_IDS.operator}_${affiliate.toLowerCase()}` : DEMO_IDS[role];
  const viewer = identifiedViewerSchema.safeParse({
    role,
    id: id ?? demoId,
    affiliate,
    // Whoever plays an agent or an admin of the demo may do all that one can be allowed.
    ...(role === "agent" || role === "admin" ? { permissions: PERMISSIONS[role] } : {}),
  });
  if (viewer.success) return viewer.data;
  return command.error(
    `error: "${id}" is no id of role ${role}: give ${ID_PREFIXES[role]} and letters, digits, "-" or "_", like ${demoId}`,
  );
}

function parseRole(text: string): IdentifiedRole {
  const role = IDENTIFIED_ROLES.find((known) => known === text);
  if (role) return role;
  throw new InvalidArgumentError(`Give one of ${IDENTIFIED_ROLES.join(", ")}.`);
}

function parseAffiliate(text: string): Affiliate {
  const affiliate = Object.values(Affiliate).find((known) => known === text.toUpperCase());
  if (affiliate) return affiliate;
  throw new InvalidArgumentError(`Give one of ${AFFILIATE_NAMES.join(", ")}.`);
}

function parseHours(text: string): number {
  const hours = Number(text);
  if (Number.isInteger(hours) && hours >= 1 && hours <= MAX_HOURS) return hours;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MAX_HOURS}.`);
}
