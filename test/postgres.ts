import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { withConnection } from "../subgraphs/kit/database/connection.js";
import { closeDatabase, type SubgraphUrls } from "../subgraphs/kit/database/provision.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's way into the run's PostgreSQL. */
    adminUrl: string;
  }
}

/**
 * Copies of templates for one test file, dropped when the file is done. Call it once, at the top of the file:
 * `const { talk } = await freshDatabases("talk");`
 * @param names templates of test/global-setup.ts, or ones that the file has prepared itself
 */
export async function freshDatabases<Name extends string>(
  ...names: Name[]
): Promise<Record<Name, SubgraphUrls>> {
  const copies = names.map((name) => ({
    name,
    database: `${name}_${randomBytes(6).toString("hex")}`,
  }));
  afterAll(() =>
    withConnection(inject("adminUrl"), async (sql) => {
      for (const { database } of copies) {
        await sql`drop database if exists ${sql(database)} with (force)`;
      }
    }),
  );
  return withConnection(inject("adminUrl"), async (sql) => {
    const urls: Partial<Record<Name, SubgraphUrls>> = {};
    for (const { name, database } of copies) {
      const [template] = await sql`
        select owner_url as "ownerUrl", serving_url as "servingUrl" from templates where name = ${name}`;
      if (!template) throw new Error(`there is no template "${name}"`);
      await sql`create database ${sql(database)}
        owner ${sql(`${name}_owner`)} template ${sql(String(name))} strategy file_copy`;
      await closeDatabase(sql, database, `${name}_app`);
      urls[name] = {
        ownerUrl: inDatabase(template.ownerUrl, database),
        servingUrl: inDatabase(template.servingUrl, database),
      };
    }
    return urls as Record<Name, SubgraphUrls>;
  });
}

function inDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
