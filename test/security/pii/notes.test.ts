import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isInputObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { withoutNumbersInNotes } from "../../../subgraphs/kit/mutations/notes.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const NOTE = "０１０-1234-5678로 전화, 계좌 110-123-456789, owner@bakery.example";
const MASKED = "010-****-5678로 전화, 계좌 ****, o***@bakery.example";

/** Somebody of the demo with something to decline. */
const WHOSE: Readonly<Record<string, string>> = {
  talk: "ptn_demo_bakery",
  mobility: "ptn_demo_taxi",
  games: "usr_demo_player",
  entertainment: "usr_demo_web",
  pay: "ptn_demo_merchant",
};

const graph = await startGraph();

/** Texts that are no notes: the request's name, a franchise's, and what is announced to everybody. */
const NO_NOTES: ReadonlySet<string> = new Set([
  "idempotencyKey",
  "franchise",
  "GamesTextInput.ko",
  "GamesTextInput.en",
]);

/** Declines the first thing that somebody was given, with this note. */
async function decline(affiliate: string, note: string) {
  const id = WHOSE[affiliate] ?? "";
  const kind = id.startsWith("ptn_") ? "partner" : "user";
  const { data } = await graph.ask(
    `{ ${kind}(id: "${id}") { compensation(outageId: "1015") { ${affiliate} { grants { id } } } } }`,
    { as: AGENT },
  );
  const owner = affiliate.charAt(0).toUpperCase() + affiliate.slice(1);
  const input = {
    grantId: data[kind].compensation[affiliate].grants[0].id,
    idempotencyKey: "notes",
    note,
  };
  return graph.ask(
    `mutation ($input: ${owner}DeclineGrantInput!) {
      done: decline${owner}Grant(input: $input) {
        __typename
        ... on ${owner}DeclineGrantOk { isReplay grant { status } }
      }
    }`,
    { as: AGENT, variables: { input } },
  );
}

/** Everything that a database holds of its events and requests, as text. */
async function kept(affiliate: string) {
  const whose = WHOSE[affiliate] ?? "";
  let rows: { why: string | null; whole: string }[] = [];
  await graph.asOwner(affiliate, async (database) => {
    rows = await database.prepared(
      `select why, row_to_json(e)::text as whole from grant_events e where beneficiary_id = $1 and status = 'DECLINED'
       union all select null, row_to_json(r)::text from requests r
       union all select why, row_to_json(a)::text from audit_entries a where action = 'DECISION'`,
      [whose],
    );
  });
  return rows;
}

describe("a number in a note", () => {
  it.each(affiliateEntries.map(({ name }) => name))(
    "is masked before %s keeps it, in its ledger and on record, and sent again it is the same request",
    async (affiliate) => {
      const answers = [await decline(affiliate, NOTE), await decline(affiliate, NOTE)];

      const owner = affiliate.charAt(0).toUpperCase() + affiliate.slice(1);
      expect(answers).toEqual(
        [false, true].map((isReplay) => ({
          status: 200,
          errors: undefined,
          data: {
            done: {
              __typename: `${owner}DeclineGrantOk`,
              isReplay,
              grant: { status: "DECLINED" },
            },
          },
        })),
      );
      const rows = await kept(affiliate);
      expect(rows.map(({ why }) => why).filter((why) => why !== null)).toEqual([
        MASKED,
        MASKED,
        MASKED,
      ]);
      expect(rows.map(({ whole }) => whole).join()).not.toMatch(/1234.?5678|123456789|owner@/);
    },
  );
});

describe("notes", () => {
  it("are all texts of the affiliates' inputs in which people write freely: a new one is looked at first", () => {
    const schema = buildSchema(readFileSync(projectFile("schema", "api.graphql"), "utf8"));
    const texts = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .filter(({ name }) => !name.startsWith("Directory"))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === "String")
          .map((field) => ({ name: field.name, path: `${type.name}.${field.name}` })),
      )
      .filter(({ name, path }) => !NO_NOTES.has(name) && !NO_NOTES.has(path));
    const unmasked = texts.filter(
      ({ name }) => withoutNumbersInNotes({ [name]: NOTE })[name] === NOTE,
    );

    expect(texts.length).toBeGreaterThan(30);
    expect(unmasked).toEqual([]);
  });

  it("are those fields of a mutation's input whose names say so, and nothing else is touched", () => {
    const input = { note: NOTE, correctionNote: NOTE, claimId: "110-123-456789", notes: 1 };

    expect(withoutNumbersInNotes(input)).toEqual({
      ...input,
      note: MASKED,
      correctionNote: MASKED,
    });
    expect(withoutNumbersInNotes({ note: null, correctionNote: undefined })).toEqual({
      note: null,
      correctionNote: undefined,
    });
  });

  it("without a number stay as they were written, to the letter", () => {
    const note = "ﬁled at ２ o'clock, ㈜ 카카오, 500,001원";

    expect(withoutNumbersInNotes({ note })).toEqual({ note });
  });
});
