import { DEMO, DEMO_OUTAGE_ID } from "../subgraphs/kit/demo/people.js";
import { koreanTime } from "../subgraphs/kit/korean-calendar.js";
import { bareError } from "./bare-error.js";
import type { RunningGateway } from "./gateway.js";
import { foreseenFailure } from "./start-failure.js";

const CHOICES = {
  port: "PORT=4001 npm start",
  host: "HOST=127.0.0.1 npm start",
  supergraph: "SUPERGRAPH=… npm start, or npm start without it for the graph's own",
};

/** Tells whoever started the gateway where it is and, in the demo, what to ask it. */
export async function announce(gateway: RunningGateway): Promise<void> {
  const { address } = gateway;
  const token = await gateway.agentToken?.();
  print(
    "",
    `  Graph      ${address}/graphql`,
    `  Console    ${address}/console`,
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
  const foreseen = foreseenFailure(error, CHOICES);
  const { message, stack } = bareError(error);
  complain(foreseen ?? stack ?? message);
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function complain(text: string): void {
  process.stderr.write(`\n${text}\n\n`);
}
