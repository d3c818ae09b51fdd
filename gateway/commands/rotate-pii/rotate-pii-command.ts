import { Command } from "commander";
import { openAsOwner } from "../../../subgraphs/kit/database/prepare-subgraph.js";
import { registry } from "../../../subgraphs/registry.js";
import { type Databases, openDatabases } from "../../databases.js";
import { openKeyRing } from "../../key-ring.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";

const HELP = `
To change keys without a moment in which anything is unreadable:
  1. add the new key to the end of PII_KEYS of every process, and restart them
  2. move it to the front, and restart them: it now encrypts
  3. npm run pii:rotate
  4. take the old key out`;

/** `npm run pii:rotate`: encrypts personal data anew under the first key of PII_KEYS, so that the others can go. */
export function runRotatePiiCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err } = surroundings;
  return withFailuresSaid(surroundings, async () => {
    new Command("npm run pii:rotate")
      .description(
        "Encrypts personal data anew under the first key of PII_KEYS. May be stopped and run again.",
      )
      .addHelpText("after", HELP)
      .configureOutput({ writeOut: out, writeErr: err })
      .exitOverride()
      .parse(argv, { from: "user" });
    const settings = surroundings.settings();
    const keys = await openKeyRing(settings);
    const databases = await openDatabases(settings, registry);
    try {
      const rotated = await rotateAll(databases, surroundings, keys);
      if (surroundings.signal.aborted) {
        err("Stopped. What is done is done: run the same command again for the rest.\n");
        return 1;
      }
      out(`${rotated.toLocaleString("en-US")} values encrypted anew under "${keys.active.id}".\n`);
      const others = keys.all.slice(1).map(({ id }) => id);
      if (others.length > 0) out(`Not needed any more: ${others.join(", ")}.\n`);
      return 0;
    } finally {
      await databases.close();
    }
  });
}

async function rotateAll(
  databases: Databases,
  { err, signal }: CommandSurroundings,
  keys: Awaited<ReturnType<typeof openKeyRing>>,
): Promise<number> {
  let rotated = 0;
  for (const { name, load } of registry) {
    const { personalData } = await load();
    if (!personalData || signal.aborted) continue;
    const owner = openAsOwner(ownerUrlOf(databases, name), `${name} key rotation`, keys);
    try {
      rotated += await personalData.rotateKeys(
        owner,
        (done) => err(`${name}: ${done.toLocaleString("en-US")} values\n`),
        signal,
      );
    } finally {
      await owner.close();
    }
  }
  return rotated;
}

function ownerUrlOf(databases: Databases, name: string): string {
  const url = databases.ownerUrlOf(name);
  if (url !== null) return url;
  const variable = `${name.toUpperCase()}_OWNER_DATABASE_URL`;
  throw new CommandError(`Only the owner of its tables can rewrite ${name}: set ${variable}.`, 1);
}
