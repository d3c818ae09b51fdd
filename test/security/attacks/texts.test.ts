import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../gateway/limits/limits.js";
import { LONGEST_TEXT } from "../../../subgraphs/kit/input/text.rules.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { ODD, ODDEST, UNKEPT } from "./attack-texts.js";
import { attackOn, wrongWith } from "./attacked-graph.fixture.js";
import { contentsElsewhere } from "./contents.fixture.js";
import { type AskedField, askedFields, nameOf, type TextPlace } from "./text-places.js";

const graph = await startGraph();

/** The whole answer to a text that is refused at a place. */
function refused({ coordinate, name, affiliate }: AskedField, place: TextPlace, fault: string) {
  const path = pathTo(coordinate, name);
  return {
    status: 200,
    data: path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), null),
    errors: [
      {
        message: `${nameOf(place)} ${fault}`,
        path,
        extensions: {
          code: "BAD_USER_INPUT",
          retryable: false,
          ...(affiliate ? { affiliate } : {}),
        },
      },
    ],
  };
}

function pathTo(coordinate: string, name: string): string[] {
  switch (coordinate.split(".")[0]) {
    case "Partner":
      return ["partner", name];
    case "User":
      return ["user", name];
    case "Compensation":
      return ["partner", "compensation", name];
    default:
      return [name];
  }
}

const NO_CHARACTER =
  "has U+0000 or half of a surrogate pair in it, which are no characters of a text.";
const TOO_LONG = (length: number) =>
  `has ${length} characters; a text has at most ${LONGEST_TEXT}.`;

describe("a text that cannot be kept is refused with its name, whichever field takes it", () => {
  it.each(askedFields)("$coordinate", async (field) => {
    const attack = await attackOn(graph, field);

    for (const place of field.places) {
      const isNullable = field.coordinate !== "Query.searchBeneficiaries";
      const answer = async (text: string) => {
        const { status, data, errors } = await attack(place, text);
        return { status, data: isNullable ? data : { [field.name]: data }, errors };
      };

      expect(await answer("a\0b")).toEqual(refused(field, place, NO_CHARACTER));
      expect(await answer("a\uD83D")).toEqual(refused(field, place, NO_CHARACTER));
      expect(await answer("가".repeat(LONGEST_TEXT + 1))).toEqual(
        refused(field, place, TOO_LONG(LONGEST_TEXT + 1)),
      );
    }
  });

  it.each(UNKEPT)("%s, by a variable and written out", async (_what, text) => {
    const [field] = askedFields.filter(({ coordinate }) => coordinate === "Query.partner");
    if (!field) throw new Error("there is nothing to attack");
    const answer = refused(field, ["id"], NO_CHARACTER);

    expect(
      await graph.ask("query ($id: ID!) { partner(id: $id) { id } }", {
        as: AGENT,
        variables: { id: text },
      }),
    ).toEqual(answer);
    // Halves of pairs are no GraphQL, however they are written: that is said with the place.
    const written = JSON.stringify(text);
    const { status, data, errors } = await graph.ask(`{ partner(id: ${written}) { id } }`, {
      as: AGENT,
    });
    expect(written.includes("\\ud") || written.includes("\\uD")).toBe(!text.includes("\0"));
    expect({ status, data, errors }).toEqual(
      text.includes("\0")
        ? answer
        : {
            status: 400,
            data: undefined,
            errors: [
              {
                message: expect.stringMatching(/^Syntax Error: Invalid Unicode escape sequence/),
                locations: [{ line: 1, column: expect.any(Number) }],
                extensions: { code: "GRAPHQL_PARSE_FAILED", retryable: false },
              },
            ],
          },
    );
  });

  it("and nothing is changed or fails over any of them", async () => {
    const before = await contentsElsewhere(graph, null);
    graph.logLines.length = 0;

    for (const field of askedFields) {
      const attack = await attackOn(graph, field);
      const [place = []] = field.places;
      await attack(place, "\0");
    }

    expect(await contentsElsewhere(graph, null)).toEqual(before);
    expect(graph.logLines).toEqual([]);
  });
});

describe("a text that is only odd has a clear answer, whichever field takes it", () => {
  it.each(askedFields)("$coordinate", async (field) => {
    const attack = await attackOn(graph, field);

    for (const place of field.places) {
      for (const text of [ODDEST, "a".repeat(LONGEST_TEXT), ""]) {
        expect(wrongWith(await attack(place, text), text), nameOf(place)).toEqual([]);
      }
    }
  });

  it.each(ODD)("%s is no beginning of anybody's name, and no failure", async (_what, text) => {
    const query = `query ($query: String!) { searchBeneficiaries(query: $query) { nodes { id } } }`;

    const answer = await graph.ask(query, {
      as: AGENT,
      variables: { query: text.slice(0, 100) },
    });

    expect(wrongWith(answer, text)).toEqual([]);
    expect(answer.data?.searchBeneficiaries.nodes ?? []).toEqual([]);
  });
});

describe("a text of many bytes", () => {
  const PARTNER = "query ($id: ID!) { partner(id: $id) { id } }";
  const send = (id: string) => graph.ask(PARTNER, { as: AGENT, variables: { id } });

  it("within the body's limit is refused by its length", async () => {
    const { status, data, errors } = await send("가".repeat(70_000));

    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { partner: null },
      errors: [
        {
          message: `id ${TOO_LONG(70_000)}`,
          path: ["partner"],
          extensions: { code: "BAD_USER_INPUT", retryable: false },
        },
      ],
    });
  });

  it.each([LIMITS.bodyBytes, 1_000_000, 3_000_000])(
    "beyond it is refused before it is read: %i",
    async (bytes) => {
      expect(await send("a".repeat(bytes))).toEqual({
        status: 413,
        data: undefined,
        errors: [
          {
            message: "요청 본문이 너무 큽니다. The request body is too large.",
            extensions: { code: "PAYLOAD_TOO_LARGE", retryable: false },
          },
        ],
      });
    },
  );
});
