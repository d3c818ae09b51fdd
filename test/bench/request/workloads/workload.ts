import { createHash } from "node:crypto";
import { getOperationAST, parse } from "graphql";
import { projectFile } from "../../../../gateway/project-files.js";
import { MANIFEST_FILE, readManifest } from "../../../../gateway/trusted-documents/manifest.js";
import { DEMO, syntheticReports } from "../../../../subgraphs/kit/demo/people.js";
import type { GraphRequest } from "./request.js";
import type { Tokens } from "./tokens.js";

/** Who can be asked about. */
export type Population = { partners: readonly string[]; users: readonly string[] };

/** One of the questions of a workload. */
export type Question = {
  variables: Readonly<Record<string, unknown>>;
  /** Whose token it is asked with; an agent's where nobody is named. */
  as?: string;
};

/** Something that clients do again and again. */
export type Workload = {
  title: string;
  /** The name of a saved operation. */
  operation: string;
  /** About one person after another: nothing of one answer serves the next. */
  questions(population: Population): readonly Question[];
  /** How many requests of it stand for one of the others, where each is the work of many. 1 unless given. */
  share?: number;
  /** The instant it plays at; the demo's unless given. */
  at?: Date;
  /** A text that every good answer holds: an expected no is no error, and less work. */
  holds?: string;
  /** The fields of an answer that are made anew for each request. */
  fresh?: readonly string[];
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

/** The requests of a workload, each by a saved document's hash as production asks for it. */
export async function requestsOf(
  { operation, questions }: Workload,
  population: Population,
  { agents, of }: Tokens,
): Promise<GraphRequest[]> {
  const sha256Hash = await hashOf(operation);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const requests = questions(population).map(async ({ variables, as }, at) => ({
    token: as === undefined ? (agents[at % agents.length] ?? null) : await of(as),
    body: JSON.stringify({ operationName: operation, variables, extensions }),
  }));
  return Promise.all(requests);
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
