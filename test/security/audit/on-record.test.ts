import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { registry } from "../../../subgraphs/registry.js";
import { startGraph } from "../../graph.js";
import { contactOnPaper, REVEAL, SEARCH, spelledIn } from "../pii/people.fixture.js";
import { entry, newAgent, recordOf } from "./audited-graph.fixture.js";

const graph = await startGraph();
const inDirectory = (actor: string) => recordOf(graph, "directory", actor);

describe("a lookup by an agent", () => {
  it("is on record: who, when, from where, whom and by which field", async () => {
    const agent = newAgent();

    await graph.ask(
      `{ partner(id: "${DEMO.bakery}") { id compensation(outageId: "1015") { talk { grants { won } } beneficiary { id } } } user(id: "${DEMO.webUser}") { id } }`,
      { as: agent },
    );

    expect(await inDirectory(agent.id)).toEqual([
      entry(agent.id, { action: "LOOKUP", whom: [DEMO.bakery], what: "Query.partner" }),
      entry(agent.id, { action: "LOOKUP", whom: [DEMO.webUser], what: "Query.user" }),
    ]);
  });

  it("has the same request in every entry that one request leaves, and another one in the next", async () => {
    const agent = newAgent();
    const both = `{ a: partner(id: "${DEMO.bakery}") { id } b: partner(id: "${DEMO.florist}") { id } }`;

    await graph.ask(both, { as: agent });
    await graph.ask(both, { as: agent });

    const requests = (await inDirectory(agent.id)).map(({ requestId }) => requestId);
    expect(requests).toHaveLength(4);
    expect(requests[0]).toBe(requests[1]);
    expect(requests[2]).toBe(requests[3]);
    expect(new Set(requests).size).toBe(2);
  });

  it("is on record once for each person, however often a request names them", async () => {
    const agent = newAgent();

    await graph.ask(
      `{ a: partner(id: "${DEMO.bakery}") { id } b: partner(id: "${DEMO.bakery}") { displayName } }`,
      { as: agent },
    );

    expect(await inDirectory(agent.id)).toHaveLength(1);
  });

  it("is on record when there is nobody of that id: that is an answer, too", async () => {
    const agent = newAgent();

    const { data } = await graph.ask(`{ partner(id: "ptn_nobody") { id } }`, { as: agent });

    expect(data).toEqual({ partner: null });
    expect(await inDirectory(agent.id)).toEqual([
      entry(agent.id, { action: "LOOKUP", whom: ["ptn_nobody"], what: "Query.partner" }),
    ]);
  });

  it("is not on record again in the affiliates, which the directory's entry is for", async () => {
    const agent = newAgent();

    await graph.ask(
      `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { talk { grants { won } } pay { grants { won } } } } }`,
      { as: agent },
    );

    for (const { name } of registry) {
      expect(await recordOf(graph, name, agent.id)).toHaveLength(name === "directory" ? 1 : 0);
    }
  });
});

describe("a search by an agent", () => {
  it.each([
    ["NAME", "데모 제과점", [DEMO.bakery]],
    ["ID", DEMO.taxi, [DEMO.taxi]],
    ["PHONE", contactOnPaper(DEMO.bakery, "PHONE"), [DEMO.bakery]],
    ["EMAIL", contactOnPaper(DEMO.bakery, "EMAIL"), [DEMO.bakery]],
    ["NAME", "nobody of that name", []],
  ])("by %s is one entry with everybody it showed", async (by, query, whom) => {
    const agent = newAgent();

    await graph.ask(SEARCH, { as: agent, variables: { query } });

    expect(await inDirectory(agent.id)).toEqual([
      entry(agent.id, {
        action: "SEARCH",
        whom,
        what: "Query.searchBeneficiaries",
        details: { by, hash: expect.stringMatching(/^[\w-]{43}$/), isContinued: false },
      }),
    ]);
  });

  it("that is continued and read about is an entry for each page, and none for each hit", async () => {
    const agent = newAgent();
    const page = `query ($after: String) { searchBeneficiaries(query: "데모", first: 8, after: $after) { nodes { id compensation(outageId: "1015") { beneficiary { displayName } } } pageInfo { endCursor } } }`;

    const first = await graph.ask(page, { as: agent });
    const { nodes, pageInfo } = first.data.searchBeneficiaries;
    await graph.ask(page, { as: agent, variables: { after: pageInfo.endCursor } });

    const record = await inDirectory(agent.id);
    expect(record.map(({ action, details }) => [action, details.isContinued])).toEqual([
      ["SEARCH", false],
      ["SEARCH", true],
    ]);
    expect(record[0]?.whom).toEqual(nodes.map(({ id }: { id: string }) => id));
    expect(record.flatMap(({ whom }) => whom)).toHaveLength(Object.values(DEMO).length);
  });

  it("is recognised when it is made again, however it is written, and cannot be read", async () => {
    const agent = newAgent();
    const phone = contactOnPaper(DEMO.bakery, "PHONE");
    const spellings = [phone, phone.replaceAll("-", ""), `+82 ${phone.slice(1)}`];

    for (const query of [...spellings, contactOnPaper(DEMO.florist, "PHONE")]) {
      await graph.ask(SEARCH, { as: agent, variables: { query } });
    }

    const record = await inDirectory(agent.id);
    const hashes = record.map(({ details }) => details.hash);
    expect(new Set(hashes.slice(0, 3)).size).toBe(1);
    expect(hashes[3]).not.toBe(hashes[0]);
    expect(spelledIn(JSON.stringify(record))).toEqual([]);
  });
});

describe("a reveal", () => {
  const input = {
    beneficiaryId: DEMO.bakery,
    kind: "PHONE",
    reason: "CALL_BACK",
    note: "조사 결과를 알려 드리기로 함",
  };
  const about: Parameters<typeof entry>[1] = {
    action: "REVEAL",
    whom: [DEMO.bakery],
    what: "Mutation.revealDirectoryContact",
    why: input.note,
    details: { kind: "PHONE", reason: "CALL_BACK" },
  };

  it("is on record with its reason, and so is every time it is shown again or refused", async () => {
    const agent = { ...newAgent(), permissions: ["contact:reveal"] } as const;
    const reveal = (changes: object) =>
      graph.ask(REVEAL, {
        as: agent,
        variables: { input: { ...input, idempotencyKey: "one", ...changes } },
      });

    await reveal({});
    await reveal({});
    await reveal({ reason: "PAYOUT" });
    await reveal({ idempotencyKey: "two", beneficiaryId: "ptn_nobody" });
    await reveal({ idempotencyKey: "three", note: "call 010-0000-0001 back" });

    const { id } = agent;
    expect(await inDirectory(id)).toEqual([
      entry(id, about),
      entry(id, { ...about, outcome: "REPLAYED" }),
      entry(id, {
        ...about,
        outcome: "IDEMPOTENCY_MISMATCH",
        details: { kind: "PHONE", reason: "PAYOUT" },
      }),
      entry(id, { ...about, outcome: "CONTACT_UNKNOWN", whom: ["ptn_nobody"] }),
      entry(id, { ...about, outcome: "NOTE_HOLDS_A_NUMBER", why: "call 010-****-0001 back" }),
    ]);
  });

  it("that an agent may not make is on record as that, with nothing of what is no id", async () => {
    const agent = newAgent();
    const wrong = { ...input, beneficiaryId: "홍길동 010-0000-0001", idempotencyKey: "one" };

    const { errors } = await graph.ask(REVEAL, { as: agent, variables: { input: wrong } });

    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await inDirectory(agent.id)).toEqual([
      entry(agent.id, { ...about, outcome: "FORBIDDEN", whom: [] }),
    ]);
  });
});

describe("what nobody else than its owner sees", () => {
  it.each([
    ["a partner", { role: "partner", id: DEMO.bakery } as const],
    ["a user", { role: "user", id: DEMO.webUser } as const],
  ])("is not on record: %s who reads their own, or tries another's", async (_who, viewer) => {
    const own = `${viewer.role}(id: "${viewer.id}") { id compensation(outageId: "1015") { talk { grants { won } } beneficiary { id } } }`;

    await graph.ask(`{ ${own} other: partner(id: "${DEMO.florist}") { id } }`, { as: viewer });
    await graph.ask(SEARCH, { as: viewer, variables: { query: "데모" } });

    for (const { name } of registry) expect(await recordOf(graph, name, viewer.id)).toEqual([]);
  });
});
