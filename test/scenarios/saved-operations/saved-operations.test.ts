import { describe, expect, it } from "vitest";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();
const operations = await readSavedOperations(projectFile("schema", "operations"));

const TALK_OPERATOR: IdentifiedViewer = {
  role: "operator",
  id: "opr_test_saved",
  affiliate: "TALK",
};

/** Whom an operation is for, where that is no agent. */
const ASKED_BY: Readonly<Record<string, IdentifiedViewer>> = {
  RevealContact: { ...AGENT, permissions: ["contact:reveal"] } as IdentifiedViewer,
  TalkClaimWorkList: TALK_OPERATOR,
  DecideTalkClaim: TALK_OPERATOR,
  AwardTalkClaim: TALK_OPERATOR,
  ConfirmTalkAward: TALK_OPERATOR,
  TakeTalkDrawerPass: { role: "user", id: DEMO.webUser },
  RevokeGrant: TALK_OPERATOR,
  ConfirmRevocation: TALK_OPERATOR,
};

/** Paths at which an answer holds nothing: a saved operation must show something everywhere but here. */
function emptyRoots(data: Record<string, unknown>): string[] {
  return Object.entries(data).flatMap(([field, value]) => (value === null ? [field] : []));
}

describe("saved operations", () => {
  it("are a dozen or more, so that every kind of reader finds one", () => {
    expect(operations.length).toBeGreaterThanOrEqual(12);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s answers over the demo data without an error",
    async (name, { text, variables }) => {
      const as = ASKED_BY[name] ?? AGENT;

      const { status, data, errors } = await graph.ask(text, { as, variables });

      expect({ status, errors }).toEqual({ status: 200, errors: undefined });
      expect(emptyRoots(data)).toEqual([]);
    },
  );

  it("are offered by the GraphiQL page, which loads nothing from elsewhere", async () => {
    const response = await fetch(`${graph.address}/graphiql`);
    const page = await response.text();

    expect(response.status).toBe(200);
    for (const { name } of operations) expect(page).toContain(name);
    expect(page.match(/(?:src|href)="https?:\/\/[^"]*"/g)).toBeNull();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
