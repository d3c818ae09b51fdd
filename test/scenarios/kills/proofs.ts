import { runAuditCommand } from "../../../gateway/commands/audit/audit-command.js";
import { runReconcileCommand } from "../../../gateway/commands/reconcile/reconcile-command.js";
import type { CommandSurroundings } from "../../../gateway/commands/surroundings.js";
import { readSettings } from "../../../gateway/settings.js";
import { registry } from "../../../subgraphs/registry.js";
import { surroundingsOf } from "../../integration/commands.js";

type Variables = Readonly<Record<string, string>>;

/** What a command is told that works on one server, with the keys of a deployment. */
export function variablesOn(adminUrl: string, dataDir: string): Record<string, string> {
  return {
    DATABASE_URL: adminUrl,
    DATA_DIR: dataDir,
    NODE_ENV: "test",
    DEMO_DATA: "off",
    JWKS_URL: "http://127.0.0.1:1/jwks.json",
    JWT_ISSUER: "https://issuer.test/",
    JWT_AUDIENCE: "test",
  };
}

/** How `npm run reconcile` and `npm run audit -- verify` of Talk end, with what they say where that is not well. */
export async function proofs(variables: Variables): Promise<Record<string, string>> {
  const [reconcile, audit] = await Promise.all([
    proof(variables, (here) => runReconcileCommand(["--affiliate", "talk"], here)),
    proof(variables, (here) => runAuditCommand(["verify", "--subgraph", "talk"], here)),
  ]);
  return { reconcile, audit };
}

async function proof(
  variables: Variables,
  run: (surroundings: CommandSurroundings) => Promise<number>,
): Promise<string> {
  const { said, ...surroundings } = surroundingsOf({});
  const names = registry.map(({ name }) => name);
  const exitCode = await run({ ...surroundings, settings: () => readSettings(variables, names) });
  return `exit code ${exitCode}${exitCode === 0 ? "" : `: ${said.out}${said.err}`}`;
}
