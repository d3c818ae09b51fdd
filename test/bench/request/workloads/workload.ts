import { createHash } from "node:crypto";
import { getOperationAST, parse } from "graphql";
import { projectFile } from "../../../../gateway/project-files.js";
import { MANIFEST_FILE, readManifest } from "../../../../gateway/trusted-documents/manifest.js";
import { DEMO, syntheticReports } from "../../../../subgraphs/kit/demo/people.js";

/** A request as it is sent to every server: the same bytes. */
export type GraphRequest = { body: string; token: string | null };

/** Who can be asked about. */
export type Population = { partners: readonly string[]; users: readonly string[] };

/** Something that clients do again and again. */
export type Workload = {
  title: string;
  /** The name of a saved operation. */
  operation: string;
  /** Its variables, for one person after another: nothing of one answer serves the next. */
  variables(population: Population): readonly Readonly<Record<string, unknown>>[];
};

/** The people of the demo and of a population of so many reports, in an order that says nothing of what they were given. */
export function populationOfBench(reports: number): Population {
  const ids = [
    ...Object.values(DEMO),
    ...syntheticReports(reports).map(({ beneficiaryId }) => beneficiaryId),
  ];
  return {
    partners: scattered(ids.filter((id) => id.startsWith("ptn_"))),
    users: scattered(ids.filter((id) => id.startsWith("usr_"))),
  };
}

/**
 * The requests of a workload, each by a saved document's hash as production asks for it.
 * @param tokens of agents, taken in turn
 */
export async function requestsOf(
  { operation, variables }: Workload,
  population: Population,
  tokens: readonly string[],
): Promise<GraphRequest[]> {
  const sha256Hash = await hashOf(operation);
  return variables(population).map((values, at) => ({
    token: tokens[at % tokens.length] ?? null,
    body: JSON.stringify({
      operationName: operation,
      variables: values,
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    }),
  }));
}

async function hashOf(operation: string): Promise<string> {
  const trusted = await readManifest(projectFile("schema", "operations", MANIFEST_FILE));
  for (const [hash, text] of trusted) {
    if (getOperationAST(parse(text))?.name?.value === operation) return hash;
  }
  throw new Error(`no saved operation is called ${operation}`);
}

/** Always in the same order, and in none: the population lists people by what they reported. */
function scattered(ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, place: createHash("sha256").update(id).digest("hex") }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ id }) => id);
}
