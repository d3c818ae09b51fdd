import { is } from "drizzle-orm";
import { getTableConfig, PgTable, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as tables from "../../../subgraphs/talk/tables.js";

const perPerson = Object.values(tables).filter((value) => is(value, PgTable));

describe("Talk's tables", () => {
  it("are the six that its rules read", () => {
    expect(perPerson.map((table) => getTableConfig(table).name).sort()).toEqual([
      "accounts",
      "businesses",
      "claim_documents",
      "gifts",
      "subscriptions",
      "vod_purchases",
    ]);
  });

  it("can be sharded by beneficiary: every key carries it, and no foreign key crosses it", () => {
    expect(perPerson.flatMap(keysWithoutBeneficiary)).toEqual([]);
  });

  it("would be caught with a key that lacks the beneficiary", () => {
    const stray = pgTable(
      "stray",
      { id: text("id").primaryKey(), code: text("code").unique(), slug: text("slug") },
      (table) => [uniqueIndex("one_slug").on(table.slug)],
    );

    expect(keysWithoutBeneficiary(stray)).toEqual(["stray(id)", "stray(code)", "stray(slug)"]);
  });
});

/** Keys, unique constraints and foreign keys of a table that do not hold within one beneficiary. */
function keysWithoutBeneficiary(table: PgTable): string[] {
  const { name, columns, primaryKeys, uniqueConstraints, foreignKeys, indexes } =
    getTableConfig(table);
  const keys = [
    ...columns.filter((column) => column.primary || column.isUnique).map((column) => [column]),
    ...primaryKeys.map((key) => key.columns),
    ...uniqueConstraints.map((key) => key.columns),
    ...foreignKeys.map((key) => key.reference().columns),
  ].map((key) => key.map((column) => column.name));
  const uniqueIndexes = indexes
    .filter(({ config }) => config.unique)
    .map(({ config }) => config.columns.map((part) => ("name" in part && part.name) || "?"));
  return [...keys, ...uniqueIndexes]
    .filter((key) => !key.includes("beneficiary_id"))
    .map((key) => `${name}(${key.join(", ")})`);
}
