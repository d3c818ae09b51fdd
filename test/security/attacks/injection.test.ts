import { afterEach, describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { INJECTIONS } from "./attack-texts.js";
import { attackOn, callerOf, subjectOf, wrongWith } from "./attacked-graph.fixture.js";
import { contentReader, contentsElsewhere, othersIn } from "./contents.fixture.js";
import { mutations, queries } from "./text-places.js";

const graph = await startGraph();

/** A field is asked up to a hundred times. */
const TIMEOUT_MS = 90_000;

afterEach(() => {
  const lines = graph.logLines.splice(0).map((line) => JSON.parse(line));
  expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
});

describe("SQL, patterns and literals in a text stay a text", () => {
  it(
    "in every query: nothing is found by them, and nothing changed",
    async () => {
      const before = await contentsElsewhere(graph, null);

      for (const field of queries) {
        const attack = await attackOn(graph, field);
        for (const place of field.places) {
          for (const text of INJECTIONS) {
            const answer = await attack(place, text);

            const what = `${field.coordinate}, ${place.join(".")}: ${text}`;
            expect(wrongWith(answer, text), what).toEqual([]);
            expect(idsIn(answer.data), what).toEqual([]);
          }
        }
      }

      expect(await contentsElsewhere(graph, null)).toEqual(before);
    },
    TIMEOUT_MS,
  );

  it.each(mutations)(
    "in $coordinate: nothing is changed but what was asked for",
    async (field) => {
      const attack = await attackOn(graph, field);
      const home = field.affiliate?.toLowerCase() ?? "directory";

      await graph.asOwner(home, async (database) => {
        const read = await contentReader(database, [subjectOf(field), callerOf(field).id]);
        let was = await read();
        for (const place of field.places) {
          for (const text of INJECTIONS) {
            const answer = await attack(place, text);
            const is = await read();

            const what = `${place.join(".")}: ${text}`;
            expect(wrongWith(answer, text), what).toEqual([]);
            const isDone = /Ok$/.test(answer.data?.[field.name]?.__typename ?? "");
            expect(isDone ? othersIn(is) : is, what).toEqual(isDone ? othersIn(was) : was);
            was = is;
          }
        }
      });
    },
    TIMEOUT_MS,
  );

  it("in any mutation of one affiliate: nothing is changed at the others", async () => {
    const [field] = mutations.filter(({ name }) => name === "fileTalkClaim");
    if (!field) throw new Error("there is nothing to attack");
    const attack = await attackOn(graph, field);
    const before = await contentsElsewhere(graph, "talk");

    for (const place of field.places) {
      for (const text of INJECTIONS) await attack(place, text);
    }

    expect(await contentsElsewhere(graph, "talk")).toEqual(before);
  });

  it("everywhere: every field that takes a text is attacked", () => {
    expect(queries.map(({ coordinate }) => coordinate)).toContain("Compensation.timeline");
    expect(mutations.length).toBeGreaterThan(45);
    expect(mutations.flatMap(({ places }) => places).length).toBeGreaterThan(150);
  });
});

describe("what is looked for is found where it is", () => {
  it("in an answer", () => {
    const answer = (message: string, code: string, status = 200) => ({
      status,
      data: null,
      errors: [{ message, extensions: { code } }],
    });

    expect(wrongWith(answer("no", "FORBIDDEN"), "")).toEqual([]);
    expect(wrongWith(answer("select 1", "BAD_USER_INPUT"), "")).toEqual(["select 1"]);
    expect(wrongWith(answer("no %_%: select 1", "BAD_USER_INPUT"), "select 1")).toEqual([]);
    expect(wrongWith(answer("no", "AFFILIATE_UNAVAILABLE", 500), "")).toEqual([
      "HTTP 500",
      "AFFILIATE_UNAVAILABLE",
    ]);
    expect(wrongWith(answer("no", "23505"), "")).toEqual(["23505"]);
    expect(idsIn({ nodes: [{ id: "ptn_demo_bakery" }] })).toEqual(['"id":"ptn_demo_bakery"']);
  });

  it("in a database: a row that was added, and one that only changed", async () => {
    await graph.asOwner("directory", async (database) => {
      const { sql } = database;
      const read = await contentReader(database, ["ptn_changed"]);
      const named = (id: string, name: string) =>
        sql`insert into beneficiaries (beneficiary_id, display_name, partner_kinds)
            values (${id}, ${name}, '{SMALL_BUSINESS}')
            on conflict (beneficiary_id) do update set display_name = excluded.display_name`;

      const before = await read();
      await named("ptn_changed", "one");
      const own = await read();
      await named("ptn_changed", "another");
      const changed = await read();
      await named("ptn_other", "one");
      const others = await read();

      expect(own).not.toEqual(before);
      expect(changed).not.toEqual(own);
      expect(othersIn(changed)).toEqual(othersIn(before));
      expect(othersIn(others)).not.toEqual(othersIn(changed));
    });
  });
});

/** Ids that an answer holds, of whatever it found. */
function idsIn(data: unknown): string[] {
  return JSON.stringify(data ?? null).match(/"id":"[^"]+"/g) ?? [];
}
