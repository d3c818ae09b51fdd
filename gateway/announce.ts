import { DatabaseError } from "../subgraphs/kit/database/database-error.js";
import { DEMO, DEMO_OUTAGE_ID } from "../subgraphs/kit/demo/people.js";
import { koreanTime } from "../subgraphs/kit/korean-calendar.js";
import { bareError } from "./bare-error.js";
import type { RunningGateway } from "./gateway.js";
import { SettingsError } from "./settings/settings-problem.js";
import { SupergraphRefused } from "./supergraph/supergraph.js";

/** Tells whoever started the gateway where it is and, in the demo, what to ask it. */
export async function announce(gateway: RunningGateway): Promise<void> {
  const { address } = gateway;
  const token = await gateway.agentToken?.();
  print(
    "",
    `  Graph      ${address}/graphql`,
    `  GraphiQL   ${address}/graphiql`,
    `  Health     ${address}/health   ${address}/ready`,
  );
  if (gateway.metricsAddress) print(`  Metrics    ${gateway.metricsAddress}/metrics`);
  if (token) print(...demoHelp(gateway, token));
  print("", "  Ctrl-C stops everything.", "");
  void gateway.populated.then(announcePopulation, explainFailure);
}

function announcePopulation(reports: number): void {
  if (reports === 0) return;
  print(
    `  ${reports.toLocaleString("en-US")} synthetic reports are loaded beside the documented people.`,
  );
}

function demoHelp({ address, now }: RunningGateway, token: string): string[] {
  const query = `{ partner(id: "${DEMO.bakery}") { displayName compensation(outageId: "${DEMO_OUTAGE_ID}") { total { received cash isComplete } talk { grants { won reason { text(lang: EN) } } } } } }`;
  return [
    "",
    `  Demo clock ${koreanTime(now()).replace(" ", "T")}+09:00. Every person in the demo is synthetic.`,
    "",
    "  A support agent asks (paste into a shell):",
    "",
    `  curl -s ${address}/graphql -H 'content-type: application/json' \\`,
    `    -H 'authorization: Bearer ${token}' \\`,
    `    -d '${JSON.stringify({ query })}'`,
    "",
    "  Other tokens: npm run -s token -- --help",
  ];
}

/** Says what kept the gateway from starting, in a sentence with the fix in it; a stack only where nobody foresaw it. */
export function explainFailure(error: unknown): void {
  const isForeseen = error instanceof SettingsError || error instanceof DatabaseError;
  if (isForeseen) complain(error.message);
  else if (error instanceof SupergraphRefused)
    complain(`The supergraph cannot be served: ${error.message}.`);
  else if (isPortInUse(error)) {
    complain(
      `Port ${error.port} is in use. Stop what listens there, or choose another one: PORT=4001 npm start.`,
    );
  } else {
    const { message, stack } = bareError(error);
    complain(stack ?? message);
  }
}

function isPortInUse(error: unknown): error is Error & { port: number } {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function complain(text: string): void {
  process.stderr.write(`\n${text}\n\n`);
}
