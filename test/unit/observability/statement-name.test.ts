import { expect, it } from "vitest";
import { statementName } from "../../../subgraphs/kit/observability/statement-name.js";
import { statisticsStatement } from "../../../subgraphs/kit/statistics/statistics.query.js";

it.each([
  ["select 1 as answer", "select"],
  ['select "status" from "grants" where "beneficiary_id" = $1', "select grants"],
  ["insert into grants select row.* from given", "insert grants"],
  ["update quota_parts set taken = taken + 1", "update quota_parts"],
  ["with tried as (select part from quota_parts) select 1", "select quota_parts"],
  ["select id from unnest($1::text[]) as wanted(id) join grants on true", "select"],
  [statisticsStatement, "select claims"],
  ["vacuum", "statement"],
])("a statement is called by what it does and to which table: %s", (text, name) => {
  expect(statementName(text)).toBe(name);
});

it("a value that somebody put into a text is no part of its name", () => {
  expect(statementName("select * from people where name = 'from secret'")).toBe("select people");
});
