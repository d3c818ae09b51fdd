import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { manifestOf } from "../../../gateway/trusted-documents/manifest.js";
import { typedDocuments } from "../../../schema/generate/typed-documents.js";

const API = buildSchema(`
  scalar Won
  enum Mood { GOOD }
  interface Gift { id: ID! }
  type Voucher implements Gift { id: ID! won: Won! }
  type Query { gift(id: ID!): Gift mood: Mood }
  type Mutation { take(id: ID!): Gift }
`);

const OPERATIONS = new Map([
  [
    "gift.graphql",
    `# A gift\n# 선물\n# variables: {"id": "1"}\nquery Given($id: ID!) { gift(id: $id) { ...Part } mood }
     fragment Part on Gift { id ... on Voucher { won } }`,
  ],
  [
    "take.graphql",
    `# Taking\n# 받기\n# variables: {"id": "1"}\nmutation Take($id: ID!) { take(id: $id) { ...Part } }
     fragment Part on Gift { id }`,
  ],
]);

describe("the typed documents", () => {
  it("name every operation with its hash in the manifest and the types of what goes out and comes back", async () => {
    const text = await typedDocuments(OPERATIONS, API);

    const { operations } = JSON.parse(manifestOf(OPERATIONS)) as { operations: { id: string }[] };
    const [given, take] = operations.map(({ id }) => id);
    expect(text).toContain(
      `export const Given: SavedDocument<GivenQueryVariables, GivenQuery> = { id: "${given}", kind: "query" };`,
    );
    expect(text).toContain(
      `export const Take: SavedDocument<TakeMutationVariables, TakeMutation> = { id: "${take}", kind: "mutation" };`,
    );
    expect(text).toContain("readonly won: number");
    expect(text).toContain("readonly mood: Mood | null");
  });

  it("keep fragments of one name in two operations apart", async () => {
    const text = await typedDocuments(OPERATIONS, API);

    expect(text).toContain("export type GivenPartFragment");
    expect(text).toContain("export type TakePartFragment");
  });

  it("hold no document's text", async () => {
    expect(await typedDocuments(OPERATIONS, API)).not.toMatch(/\$id|fragment /);
  });

  it("are none while an operation asks for what there is not", async () => {
    const broken = new Map([["broken.graphql", "# Broken\n# 오류\nquery Broken { nothing }\n"]]);

    await expect(typedDocuments(broken, API)).rejects.toThrow("nothing");
  });
});
