import { describe, expect, it } from "vitest";
import { type CheckedSchema, checkSchema } from "../../../schema/check/check-schema.js";
import { hasFindings, reportText } from "../../../schema/check/report.js";
import { compose } from "../../../schema/generate/compose.js";
import {
  composedFiles,
  subgraphFiles,
  trustedFiles,
} from "../../../schema/generate/generated-files.js";
import type { PrintedSubgraph } from "../../../schema/generate/printed-subgraph.js";
import { ACCESS_SDL } from "../../../subgraphs/kit/access/access.js";
import { subgraph } from "./subgraph.fixture.js";

const directory = subgraph(
  "directory",
  `${ACCESS_SDL} type Query { "An outage." outage("Its id." id: ID!): Outage @access(to: [EVERYONE]) }
   "An outage." type Outage @key(fields: "id") { "Its id." id: ID! }`,
);
const OUTAGE_IN_PAY = `${ACCESS_SDL} "An outage." type Outage @key(fields: "id")`;
const pay = subgraph(
  "pay",
  `${OUTAGE_IN_PAY} { "Its id." id: ID! "What Pay gives." pay: Int @access(to: [EVERYONE]) }`,
);
const talk = subgraph(
  "talk",
  `${OUTAGE_IN_PAY} { "Its id." id: ID! "What Talk gives." talk: Int @access(to: [EVERYONE]) }`,
);

const OPERATION = `# An outage\n# 장애\nquery Outage { outage(id: "1015") { pay } }\n`;

/** A tree in which everything is committed as the code prints it, with itself as the base branch. */
async function tree(...subgraphs: PrintedSubgraph[]): Promise<CheckedSchema> {
  const composition = compose(subgraphs);
  if (!composition.composed) throw new Error("the fixture does not compose");
  const operations = new Map([["outage.graphql", OPERATION]]);
  const committed = new Map([
    ...subgraphFiles(subgraphs),
    ...composedFiles(composition.supergraphSdl, composition.api),
    ...(await trustedFiles(operations, composition.api)),
  ]);
  return {
    subgraphs,
    committed,
    operations,
    acceptedHints: "[]",
    base: { ref: "main", files: new Map([...committed, ["accepted-hints.json", "[]"]]) },
    today: "2026-03-02",
  };
}

const clean = await tree(directory, talk, pay);

describe("the check of a clean tree", () => {
  it("says one line for each rule and finds nothing", async () => {
    const reports = await checkSchema(clean);

    expect(reportText(reports)).toBe(
      `✓ drift            8 generated files are what the code prints
✓ composition      3 subgraphs compose
✓ hints            subgraphs agree on what they share; 0 accepted exceptions
✓ shared-entities  affiliates add nullable fields only
✓ names            what an affiliate owns carries its name
✓ descriptions     everything is described
✓ access           every way in says whom it is for
✓ operations       1 saved operations run against the public schema
✓ breaking         clients of main are served as before
✓ keys             the entity keys of main are all there
`,
    );
    expect(hasFindings(reports)).toBe(false);
  });

  it("says aloud what it cannot compare without a base branch, or with one that has no schema", async () => {
    const lines = async (base: CheckedSchema["base"]) =>
      reportText(await checkSchema({ ...clean, base }))
        .split("\n")
        .slice(-3, -1);

    expect(await lines(null)).toEqual([
      "- breaking         skipped: there is no base branch here: name one with --base <git ref>",
      "- keys             skipped: there is no base branch here: name one with --base <git ref>",
    ]);
    expect(await lines({ ref: "main", files: new Map() })).toEqual([
      "- breaking         skipped: main has no api.graphql",
      "- keys             skipped: main has no subgraph's file",
    ]);
    expect(hasFindings(await checkSchema({ ...clean, base: null }))).toBe(false);
  });
});

describe("the check of a spoilt tree", () => {
  it("shows what every rule finds at once", async () => {
    const spoilt = subgraph(
      "pay",
      `${OUTAGE_IN_PAY.replace("An outage", "The outage")} @key(fields: "number") {
         "Its id." id: ID! number: Int! "What Pay gives." payWon: Int! }
       "A voucher." type Voucher { "Its id." id: ID! }`,
    );

    const reports = await checkSchema({
      ...clean,
      subgraphs: [directory, talk, spoilt],
      acceptedHints: '["Level.LOW"]',
      base: {
        ref: "main",
        files: new Map([
          ...(clean.base?.files ?? []),
          ["pay.graphql", pay.sdl.replace('"id"', '"id code"')],
        ]),
      },
    });

    const coordinates = reports.map(
      ({ rule, findings }) =>
        `${rule}: ${findings?.map(({ where, coordinate }) => coordinate ?? where).join(", ")}`,
    );
    expect(coordinates).toEqual([
      "drift: pay.graphql, supergraph.graphql, api.graphql, access.txt",
      "composition: ",
      "hints: Outage, Level.LOW, Level.LOW",
      "shared-entities: Outage.payWon",
      "names: Voucher",
      "descriptions: Outage.number",
      "access: Outage.payWon",
      "operations: Outage",
      "breaking: Outage.pay",
      "keys: Outage",
    ]);
    expect(hasFindings(reports)).toBe(true);
  });

  it("goes on when the subgraphs do not compose, without what needs the composed graph", async () => {
    const broken = subgraph("pay", `${OUTAGE_IN_PAY} { "Its id." id: Int! }`);

    const reports = await checkSchema({ ...clean, subgraphs: [directory, talk, broken] });

    expect(
      reports.map(({ rule, summary, findings }) => [rule, findings?.length ?? summary]),
    ).toEqual([
      ["drift", 1],
      ["composition", 1],
      ["hints", 1],
      ["shared-entities", 0],
      ["names", 0],
      ["descriptions", 0],
      ["access", 0],
      ["operations", "the subgraphs do not compose"],
      ["breaking", "the subgraphs do not compose"],
      ["keys", 0],
    ]);
  });

  it("is written with every finding under its rule", async () => {
    expect(
      reportText([
        {
          rule: "names",
          summary: "fine",
          findings: [
            { where: "pay", coordinate: "Voucher", message: "Call it\nPayVoucher." },
            { where: "api.graphql", coordinate: null, message: "Gone." },
          ],
        },
      ]),
    ).toBe(`✗ names  2 to mend
    pay  Voucher
      Call it
      PayVoucher.
    api.graphql
      Gone.
`);
  });
});
