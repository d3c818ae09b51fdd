import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { contacts } from "../../../subgraphs/directory/tables.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { contactOnPaper, REVEAL, REVEALER, SEARCH, spelledIn } from "./people.fixture.js";

const graph = await startGraph();
const PHONE = contactOnPaper(DEMO.bakery, "PHONE");
const NUMBER = contactOnPaper(DEMO.bakery, "BUSINESS_NUMBER");

const idsFor = async (query: string) => {
  const { data } = await graph.ask(SEARCH, { as: AGENT, variables: { query } });
  return data.searchBeneficiaries.nodes.map(({ id }: { id: string }) => id);
};

describe("search", () => {
  it.each([
    PHONE,
    PHONE.replaceAll("-", ""),
    PHONE.replaceAll("-", " "),
    "+82 10-0000-0001",
    "０１０－００００－０００１",
    NUMBER,
    NUMBER.replaceAll("-", ""),
    NUMBER.replaceAll("-", " "),
    "PTN.demo_bakery@example.invalid",
  ])(
    "finds whose it is by the whole of it, however it is written, in one statement: %s",
    async (query) => {
      graph.takeStatements();

      expect(await idsFor(query)).toEqual([DEMO.bakery]);
      const reading = graph
        .takeStatements()
        .filter((statement) => statement.includes('"contacts"'));
      expect(reading).toHaveLength(1);
    },
  );

  it("finds nobody by any part of a number, from either end", async () => {
    const parts = [PHONE, NUMBER, "999 000-0000-00001", "ptn.demo_bakery@example.invalid"].flatMap(
      (whole) =>
        Array.from({ length: whole.length - 1 }, (_, cut) => [
          whole.slice(0, cut + 1),
          whole.slice(cut + 1),
        ]).flat(),
    );
    const found = new Set<string>();
    for (const part of parts.filter((text) => text.trim() !== "")) {
      for (const id of (await idsFor(part)) ?? []) found.add(id);
    }

    expect(parts.length).toBeGreaterThan(60);
    expect([...found]).toEqual([]);
  });

  it.each([
    "010%",
    "010-0000-000_",
    "' or '1'='1",
    "010-0000-0001' --",
    "*",
    "^010",
    "010-0000-0001\u0000",
  ])("finds nobody by a pattern or a piece of SQL: %j", async (query) => {
    const { data } = await graph.ask(SEARCH, { as: AGENT, variables: { query } });

    expect(data?.searchBeneficiaries.nodes ?? []).toEqual([]);
  });

  it("tells a mistyped business number from one that nobody has, and repeats neither", async () => {
    const mistyped = `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`;

    const { data, errors } = await graph.ask(SEARCH, { as: AGENT, variables: { query: mistyped } });

    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain("check digit");
    expect(JSON.stringify(errors)).not.toContain(mistyped);
    expect(await idsFor("120-81-47521")).toEqual([]);
  });

  it("shows everybody who shares a number, page by page, and picks none of them", async () => {
    await graph.asOwner("directory", async ({ db, sql }) => {
      const [row] =
        await sql`select * from contacts where beneficiary_id = ${DEMO.reader} and kind = 'PHONE'`;
      await db.update(contacts).set({ hash: row?.hash }).where(eq(contacts.kind, "PHONE"));
    });
    const query = contactOnPaper(DEMO.reader, "PHONE");
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graph.ask(
        `query ($query: String!, $after: String) { searchBeneficiaries(query: $query, first: 5, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { as: AGENT, variables: { query, after } },
      );
      const { nodes, pageInfo } = data.searchBeneficiaries;
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      // A cursor may end up in an address: there is no number in it.
      expect(spelledIn(Buffer.from(pageInfo.endCursor, "base64url").toString())).toEqual([]);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);

    expect(ids).toEqual(Object.values(DEMO).sort());
  });
});

describe("logs and errors", () => {
  it("hold no number after searches, reveals and every failure of them", async () => {
    const answers: unknown[] = [];
    const input = {
      beneficiaryId: DEMO.bakery,
      kind: "BANK_ACCOUNT",
      reason: "PAYOUT",
      note: `to pay out, account ${contactOnPaper(DEMO.bakery, "BANK_ACCOUNT")}`,
      idempotencyKey: PHONE,
    };
    for (const as of [AGENT, REVEALER, { role: "user", id: DEMO.webUser } as const]) {
      for (const down of [[], ["directory"]]) {
        graph.takeDown(down);
        for (const query of [PHONE, NUMBER, `${PHONE}0`, `${PHONE}\0`]) {
          answers.push((await graph.ask(SEARCH, { as, variables: { query } })).errors);
        }
        answers.push((await graph.ask(REVEAL, { as, variables: { input } })).errors);
        answers.push(
          (await graph.ask(REVEAL, { as, variables: { input: { ...input, note: "x" } } })).errors,
        );
      }
    }
    graph.takeDown([]);
    // A constraint that fails shows its row to the driver, whose error shows it to the log.
    await graph.asOwner(
      "directory",
      ({ sql }) => sql`alter table contact_reveals add constraint broken check (false)`,
    );
    const note = "to tell them the outcome";
    answers.push(
      (await graph.ask(REVEAL, { as: REVEALER, variables: { input: { ...input, note } } })).errors,
    );

    expect(graph.logLines.join()).toContain("broken");
    expect(spelledIn(graph.logLines.join())).toEqual([]);
    expect(spelledIn(JSON.stringify(answers))).toEqual([]);
  });
});
