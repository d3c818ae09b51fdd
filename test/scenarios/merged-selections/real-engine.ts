import { readFile } from "node:fs/promises";
import { type ExecutionResult, parse } from "graphql";
import { afterAll } from "vitest";
import { createEngine } from "../../../gateway/engine/engine.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEFAULT_CALLS } from "../../../gateway/settings/call-variables.js";
import { inThisProcess } from "../../../gateway/subgraph-call/reached-subgraph.js";
import { gatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { openSubgraphCalls } from "../../../gateway/subgraph-call/subgraph-calls.js";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { registry } from "../../../subgraphs/registry.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { builtSubgraphs } from "../../built-subgraphs.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

/** No document here is about being slow, and the whole of everything at once may take a busy machine a while. */
const UNHURRIED = { ...DEFAULT_CALLS, others: { ...DEFAULT_CALLS.others, deadlineMs: 60_000 } };

/** Answers a valid document as it arrives at the client. */
export type Ask = (
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Pick<ExecutionResult, "data" | "errors">>;

/**
 * The engine over the real subgraphs and copies of their databases, without HTTP and the limits before it: an agent asks at
 * the demo's instant. Call it at the top of a test file.
 */
export async function startEngine(): Promise<Ask> {
  const urls = await freshDatabases(...registry.map(({ name }) => name));
  const databases = new Map<string, Database>(
    Object.entries(urls).map(([name, { servingUrl }]) => [
      name,
      openDatabase(servingUrl, { max: 2, keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS }),
    ]),
  );
  afterAll(() => Promise.all([...databases.values()].map((database) => database.close())));
  const failures: unknown[] = [];
  const supergraph = await readFile(projectFile("schema", "supergraph.graphql"), "utf8");
  const subgraphs = inThisProcess(
    await builtSubgraphs(),
    (name) => databases.get(name) as Database,
  );
  const { call } = openSubgraphCalls(subgraphs, UNHURRIED, {
    failure: (failure) => failures.push(failure),
    breaker: () => undefined,
  });
  const { executor } = await createEngine(supergraph, call).load({} as never);
  if (!executor) throw new Error("the engine gave no executor");

  return async (query, variables = {}) => {
    const context = gatewayContext({ viewer: AGENT, now: DEMO_INSTANT });
    const request = { query, variables };
    const { data, errors } = await executor({ document: parse(query), request, context } as never);
    if (failures.length > 0) throw new Error("a subgraph failed", { cause: failures[0] });
    return JSON.parse(JSON.stringify({ data, errors }));
  };
}
