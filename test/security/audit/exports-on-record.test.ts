import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { entry, newAgent, recordOf } from "./audited-graph.fixture.js";

const EXPORT = /* GraphQL */ `
  mutation ($input: DirectoryRecordExportInput!) {
    recordDirectoryExport(input: $input) {
      __typename
      ... on DirectoryRecordExportOk { exportId exportedBy exportedAt }
      ... on DirectoryRecordExportRefused { code text(lang: EN) }
    }
  }
`;
const INPUT = {
  beneficiaryId: DEMO.bakery,
  outageId: "1015",
  format: "PRINT",
  reason: "BENEFICIARY_REQUEST",
};
const ABOUT: Parameters<typeof entry>[1] = {
  action: "EXPORT",
  whom: [DEMO.bakery],
  what: "Mutation.recordDirectoryExport",
  details: { outageId: "1015", format: "PRINT", reason: "BENEFICIARY_REQUEST" },
};

const graph = await startGraph();
const inDirectory = (actor: string) => recordOf(graph, "directory", actor);
const take = (as: IdentifiedViewer, changes: object = {}) =>
  graph.ask(EXPORT, { as, variables: { input: { ...INPUT, ...changes } } });

describe("an export by an agent", () => {
  it("is on record before it may be made, under the id and with the name and time that the page carries", async () => {
    const agent = newAgent();

    const { data, errors } = await take(agent, { note: "  사본 요청  " });

    const [recorded, ...more] = await inDirectory(agent.id);
    expect(errors).toBeUndefined();
    expect(data.recordDirectoryExport).toEqual({
      __typename: "DirectoryRecordExportOk",
      exportId: expect.stringMatching(/^exp_[0-9a-f-]{36}$/),
      exportedBy: agent.id,
      exportedAt: DEMO_INSTANT.toISOString(),
    });
    const { exportId } = data.recordDirectoryExport;
    expect(more).toEqual([]);
    expect(recorded).toEqual(
      entry(agent.id, { ...ABOUT, why: "사본 요청", details: { ...ABOUT.details, exportId } }),
    );
  });

  it("made twice is two exports: there may be two pages", async () => {
    const agent = newAgent();

    const answers = [await take(agent), await take(agent)];

    const ids = answers.map(({ data }) => data.recordDirectoryExport.exportId);
    expect(new Set(ids).size).toBe(2);
    expect((await inDirectory(agent.id)).map(({ details }) => details.exportId)).toEqual(ids);
  });

  it.each([
    [
      "of nobody",
      { beneficiaryId: "ptn_nobody" },
      "BENEFICIARY_UNKNOWN",
      "There is no such user or partner.",
    ],
    [
      "with a number in its note",
      { note: "call 010-0000-0001" },
      "NOTE_HOLDS_A_NUMBER",
      "Leave phone, business and account numbers and e-mail addresses out of the note: it is kept unencrypted.",
    ],
  ])("%s is refused, and on record as that", async (_what, changes, code, text) => {
    const agent = newAgent();

    const { data } = await take(agent, changes);

    expect(data.recordDirectoryExport).toEqual({
      __typename: "DirectoryRecordExportRefused",
      code,
      text,
    });
    expect(await inDirectory(agent.id)).toMatchObject([
      { action: "EXPORT", outcome: code, whom: [{ ...INPUT, ...changes }.beneficiaryId] },
    ]);
    expect(JSON.stringify(await inDirectory(agent.id))).not.toContain("0000-0001");
  });

  it.each([
    ["no id", { beneficiaryId: "bakery" }],
    ["no outage", { outageId: "1999" }],
    ["a note without an end", { note: "가".repeat(501) }],
  ])("that makes no sense is no export and leaves no entry: %s", async (_what, changes) => {
    const agent = newAgent();

    const { data, errors } = await take(agent, changes);

    expect(data).toEqual({ recordDirectoryExport: null });
    expect(errors).toMatchObject([
      { path: ["recordDirectoryExport"], extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(await inDirectory(agent.id)).toEqual([]);
  });
});

describe("an export by anybody else", () => {
  it.each([
    ["an operator", { role: "operator", id: "opr_exports", affiliate: "TALK" } as const],
    ["an admin", { role: "admin", id: "adm_exports", permissions: ["audit:read"] } as const],
  ])("is forbidden and on record as that: %s", async (_who, viewer) => {
    const { data, errors } = await take(viewer);

    expect(data).toEqual({ recordDirectoryExport: null });
    expect(errors).toMatchObject([
      { path: ["recordDirectoryExport"], extensions: { code: "FORBIDDEN" } },
    ]);
    expect(await inDirectory(viewer.id)).toEqual([
      entry(viewer.id, { ...ABOUT, role: viewer.role, outcome: "FORBIDDEN" }),
    ]);
  });

  it("is forbidden to the person themselves, and to whoever has no token", async () => {
    const own = await take({ role: "partner", id: DEMO.bakery });
    const nobody = await graph.ask(EXPORT, { variables: { input: INPUT } });

    expect(own.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(nobody.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(await inDirectory(DEMO.bakery)).toEqual([]);
  });
});

it("without a record there is no export", async () => {
  const agent = newAgent();
  const may = (words: string) => graph.asOwner("directory", ({ sql }) => sql.unsafe(words));
  await may("revoke insert on audit_entries from directory_app");

  const { data, errors } = await take(agent).finally(() =>
    may("grant insert on audit_entries to directory_app"),
  );

  expect(data).toEqual({ recordDirectoryExport: null });
  expect(errors).toMatchObject([
    { path: ["recordDirectoryExport"], extensions: { code: "AUDIT_UNAVAILABLE" } },
  ]);
});
