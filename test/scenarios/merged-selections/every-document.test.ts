import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO, DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import { validRequests } from "../../contract/federation/valid-documents.js";
import { startEngine } from "./real-engine.js";
import { wholeAnswer } from "./whole-answer.js";

const ask = await startEngine();

/** Shown with the document when one is answered wrongly; another seed is another few hundred documents. */
const SEED = 1015;

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  partner: [`id: "${DEMO.bakery}"`, `id: "${DEMO.pcBang}"`, 'id: "ptn_nobody"'],
  user: [`id: "${DEMO.webUser}"`],
  outage: [`id: "${DEMO_OUTAGE_ID}"`],
  compensation: [`outageId: "${DEMO_OUTAGE_ID}"`],
  searchBeneficiaries: ['query: "데모 제과점"'],
  timeline: ["", "first: 1"],
};
const choices = {
  schema: buildSchema(await readFile(projectFile("schema", "api.graphql"), "utf8")),
  argumentsOf: ({ name, args }: { name: string; args: readonly { name: string }[] }) =>
    args.some((argument) => argument.name === "lang")
      ? ["", "lang: EN", "lang: $language"]
      : args.length > 0
        ? (ARGUMENTS[name] ?? [])
        : [],
  variables: { language: { type: "Language", values: ["KO", "EN", undefined] } },
  // Milliseconds differ from one request to the next and the audit grows with each; the others are not about these people.
  without: ["ms", "auditTrail", "statistics", "talkClaims"],
};

describe("the real graph", () => {
  it("answers every valid document about the demo's people from the same whole", async () => {
    const expected = await wholeAnswer(choices, ask);

    await fc.assert(
      fc.asyncProperty(
        validRequests({ ...choices, depth: 5, fragments: 2 }),
        async ({ query, variables }) => {
          expect(await ask(query, variables)).toEqual(expected(query, variables));
        },
      ),
      { numRuns: 60, seed: SEED },
    );
  }, 60_000);
});
