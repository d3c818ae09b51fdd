import { randomBytes } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { provisionSubgraph, type SubgraphUrls } from "../../../subgraphs/kit/database/provision.js";

type WhenDone = (clean: () => Promise<void>) => void;

/** A name no other test has. */
export function scratchName(): string {
  return `t${randomBytes(6).toString("hex")}`;
}

/** A new empty database of the superuser's, for tests that are not about roles. */
export async function scratchDatabase(whenDone: WhenDone = onTestFinished): Promise<string> {
  const name = scratchName();
  whenDone(() => dropSubgraph(name));
  await withConnection(inject("adminUrl"), (sql) => sql`create database ${sql(name)}`);
  const url = new URL(inject("adminUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

/** A subgraph provisioned under a name of its own. */
export async function scratchSubgraph(
  whenDone: WhenDone = onTestFinished,
): Promise<SubgraphUrls & { name: string }> {
  const name = scratchName();
  whenDone(() => dropSubgraph(name));
  return { name, ...(await provisionSubgraph(inject("adminUrl"), { name })) };
}

/** Removes what provisioning under the name may have made. */
export function dropSubgraph(name: string): Promise<void> {
  return withConnection(inject("adminUrl"), async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
    for (const role of [`${name}_owner`, `${name}_app`])
      await sql`drop role if exists ${sql(role)}`;
  });
}
