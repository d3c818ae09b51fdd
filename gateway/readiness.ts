import type { Database } from "../subgraphs/kit/database/connection.js";

/** Whether the graph can answer, and what each subgraph's part in it is. */
export type Readiness = { ready: boolean; subgraphs: Record<string, "ok" | "unreachable"> };

/**
 * Asks every subgraph's database a question. The graph is ready when the directory and at least one affiliate can
 * answer: with some affiliates missing it says so in its answers, which is better than not being asked.
 */
export async function checkReadiness(
  subgraphs: readonly string[],
  databaseOf: (subgraph: string) => Database,
): Promise<Readiness> {
  const states = await Promise.all(
    subgraphs.map(async (name) => {
      try {
        await databaseOf(name).prepared("select 1 as answer", []);
        return [name, "ok"] as const;
      } catch {
        return [name, "unreachable"] as const;
      }
    }),
  );
  const answering = states.filter(([, state]) => state === "ok").map(([name]) => name);
  return {
    ready: answering.includes("directory") && answering.length > 1,
    subgraphs: Object.fromEntries(states),
  };
}
