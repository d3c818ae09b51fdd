import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { sizeOf } from "../../../gateway/limits/document-size.js";
import { LIMITS } from "../../../gateway/limits/limits.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import {
  aliased,
  aliasedTypename,
  costly,
  deep,
  directed,
  long,
  nested,
  repeating,
  rooted,
  selecting,
} from "./boundary-documents.fixture.js";

const graph = await startGraph();
const token = await graph.token(AGENT);

async function send(body: object | string) {
  const response = await fetch(`${graph.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as { data?: object; errors?: object[] };
  return { status: response.status, isAnswered: data !== undefined, errors };
}

const ANSWERED = { status: 200, isAnswered: true, errors: undefined };

function refused(code: string, measures: object) {
  return {
    status: 400,
    isAnswered: false,
    errors: [{ message: expect.any(String), extensions: { code, retryable: false, ...measures } }],
  };
}

const SIZES = [
  ["depth", deep, "QUERY_TOO_DEEP"],
  ["nesting", nested, "QUERY_TOO_DEEP"],
  ["aliases", aliased, "TOO_MANY_ALIASES"],
  ["aliases", aliasedTypename, "TOO_MANY_ALIASES"],
  ["rootFields", rooted, "TOO_MANY_ROOT_FIELDS"],
  ["directives", directed, "TOO_MANY_DIRECTIVES"],
  ["selections", selecting, "TOO_MANY_FIELDS"],
  ["repeatedFields", repeating, "TOO_MANY_REPEATED_FIELDS"],
] as const;

describe("every limit lets its largest document pass and refuses the next one with 400 and its code", () => {
  it.each(SIZES)("%s", async (measure, documentOf, code) => {
    const limit = LIMITS[measure];
    const [largest, beyond] = [documentOf(limit), documentOf(limit + 1)];
    expect([largest, beyond].map((text) => sizeOf(parse(text))[measure])).toEqual([
      limit,
      limit + 1,
    ]);

    expect(await send({ query: largest })).toEqual(ANSWERED);
    expect(await send({ query: beyond })).toEqual(refused(code, { found: limit + 1, limit }));
  });

  it("tokens", async () => {
    const [largest, beyond] = [long(LIMITS.tokens), long(LIMITS.tokens + 1)];

    expect(await send({ query: largest, operationName: "Q" })).toEqual(ANSWERED);
    expect(await send({ query: beyond, operationName: "Q" })).toEqual(
      refused("QUERY_TOO_LONG", { limit: LIMITS.tokens }),
    );
  });

  it("cost, with the estimate", async () => {
    expect(await send({ query: costly(LIMITS.cost) })).toEqual(ANSWERED);
    expect(await send({ query: costly(LIMITS.cost + 1) })).toEqual(
      refused("QUERY_TOO_COSTLY", { estimate: LIMITS.cost + 1, limit: LIMITS.cost }),
    );
  });

  it("the size of the body", async () => {
    const body = JSON.stringify({ query: "{ viewer { role } }" });

    expect(await send(body.padEnd(LIMITS.bodyBytes))).toEqual(ANSWERED);
    expect(await send(body.padEnd(LIMITS.bodyBytes + 1))).toMatchObject({ status: 413 });
  });
});

describe("a document is refused again when it is sent again", () => {
  it.each(SIZES)("%s", async (measure, documentOf, code) => {
    const query = documentOf(LIMITS[measure] + 1);

    const answers = [await send({ query }), await send({ query })];

    const limit = LIMITS[measure];
    const refusal = refused(code, { found: limit + 1, limit });
    expect(answers).toEqual([refusal, refusal]);
  });

  it("and one whose cost depends on its variables is estimated with each of them", async () => {
    const query = `query($first: Int!) { searchBeneficiaries(query: "nobody", first: $first) {
      nodes { compensation(outageId: "1015") {
        total { byKind { kind } byAffiliate { cash } inKind { unit } sources { ms } }
        talk { ...G } mobility { ...G } games { ...G } entertainment { ...G } pay { ...G } } } } }
      fragment G on AffiliateCompensation { grants { id } }`;

    const small = await send({ query, variables: { first: 10 } });
    const large = await send({ query, variables: { first: 100 } });
    const smallAgain = await send({ query, variables: { first: 10 } });

    expect([small, smallAgain]).toEqual([ANSWERED, ANSWERED]);
    expect(large).toEqual(refused("QUERY_TOO_COSTLY", { estimate: 10_720, limit: LIMITS.cost }));
  });
});
