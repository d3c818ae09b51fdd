import { readFile } from "node:fs/promises";
import { buildSchema } from "graphql";
import { ACCESSES, type Access } from "../../../subgraphs/kit/access/access.js";

/** The public schema as committed. */
export const api = buildSchema(await readFile("schema/api.graphql", "utf8"));

/** Whom every field of every object type is for, as committed in schema/access.txt. */
export async function committedTable(): Promise<ReadonlyMap<string, readonly Access[]>> {
  const lines = (await readFile("schema/access.txt", "utf8")).trim().split("\n");
  return new Map(
    lines
      .filter((line) => !line.startsWith("#"))
      .map((line) => {
        const [coordinate = "", words = ""] = line.split(": ");
        const said = words.split(" ");
        return [coordinate, ACCESSES.filter((access) => said.includes(access))] as const;
      }),
  );
}
