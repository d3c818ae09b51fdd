import { buildASTSchema, execute, isObjectType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { recordGrant } from "../../../subgraphs/kit/ledger/record-grant.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { serveAffiliate } from "./served-affiliate.js";

const affiliates = await Promise.all(
  affiliateEntries.map(async ({ affiliate, load }) => ({
    affiliate,
    ...(await serveAffiliate(await load())),
  })),
);

const PEOPLE = Object.values(DEMO);

function keysOf(ids: readonly string[], outageId = "1015") {
  return ids.map((beneficiaryId) => ({ __typename: "Compensation", outageId, beneficiaryId }));
}

const slices = (name: string, selection: string) =>
  `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Compensation { beneficiaryId slice: ${name} { ${selection} } } } }`;

const EVERYTHING = `
  affiliate
  grants { __typename id status won quantity unit listPriceWon grantedAt expiresAt redeemedAt
    remedy { id kind title(lang: EN) state window { opensAt closesAt } validity { form days until } provenance { source tag } }
    reason { code ruleVersion text text_en: text(lang: EN) inputs { name value } sources { source } } }
  claims { __typename id status filedAt decidedAt lossWon reason { code text } }
  sums { kind status grants won unit quantity listPriceWon }
  timeline { id at subject subjectId remedyId status won quantity unit titleKo titleEn }`;

const REASONS_OF_EMPTINESS = { affiliate: expect.any(String), grants: [], claims: [], sums: [] };

describe.each(affiliates)("$definition.name, served on its own", (served) => {
  const { affiliate, definition, ask } = served;
  const { name } = definition;

  it("tells its schema to a router: federation 2, its own slice nullable on the shared entities", async () => {
    const { body } = await ask("{ _service { sdl } }", {});

    const { sdl } = (body as { data: { _service: { sdl: string } } }).data._service;
    expect(sdl).toContain("https://specs.apollo.dev/federation/v2");
    const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
    for (const entity of ["Compensation", "Outage"]) {
      const type = schema.getType(entity);
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      expect(String(field?.type)).toMatch(/^\w+$/);
    }
  });

  it("answers entities in the order asked, the same one twice, and an unknown one as empty", async () => {
    const [first = "", second = ""] = PEOPLE;
    const ids = [second, "usr_nobody", first, second];

    const { body } = await ask(slices(name, "affiliate grants { id } claims { id } sums { won }"), {
      keys: keysOf(ids),
    });

    const { data, errors } = body as {
      data: { _entities: Record<string, unknown>[] };
      errors?: [];
    };
    expect(errors).toBeUndefined();
    expect(data._entities.map(({ beneficiaryId }) => beneficiaryId)).toEqual(ids);
    expect(data._entities[3]).toEqual(data._entities[0]);
    expect(data._entities[1]).toEqual({
      beneficiaryId: "usr_nobody",
      slice: { ...REASONS_OF_EMPTINESS, affiliate },
    });
  });

  it("knows nothing of an outage it has no programme for, and says so without an error", async () => {
    const { body } = await ask(slices(name, "affiliate grants { id } claims { id } sums { won }"), {
      keys: keysOf([DEMO.bakery], "1999"),
    });

    expect(body).toEqual({
      data: {
        _entities: [{ beneficiaryId: DEMO.bakery, slice: { ...REASONS_OF_EMPTINESS, affiliate } }],
      },
    });
  });

  it("answers null for a key it cannot read", async () => {
    const keys = [{ __typename: "Compensation", outageId: 1015, beneficiaryId: { $ne: "" } }];

    const { body } = await ask(slices(name, "affiliate"), { keys });

    expect(body).toEqual({ data: { _entities: [null] } });
  });

  it("refuses a type it does not have, and names no more than that", async () => {
    const { body } = await ask(
      "query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }",
      {
        keys: [{ __typename: "Secret", id: "1" }],
      },
    );

    const [error] = (body as { errors: { extensions: { code: string } }[] }).errors;
    expect(error?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|\.js/);
  });

  it("reads fifty beneficiaries with one SQL statement", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => PEOPLE[index] ?? `usr_nobody_${index}`);
    served.takeStatements();

    await ask(slices(name, EVERYTHING), { keys: keysOf(ids) });

    expect(served.takeStatements()).toHaveLength(1);
  });

  it.each([
    ["another partner", { role: "partner", id: "ptn_other" }],
    ["an operator", { role: "operator", id: "opr_x", affiliate: "TALK" }],
    ["an admin", { role: "admin", id: "adm_x" }],
    ["nobody in particular", { role: "anonymous" }],
  ] as const)("shows a slice to %s under no circumstances", async (_who, viewer) => {
    const { body } = await ask(slices(name, "affiliate"), { keys: keysOf([DEMO.bakery]) }, viewer);

    expect(body).toMatchObject({
      data: { _entities: [{ slice: null }] },
      errors: [{ path: ["_entities", 0, "slice"], extensions: { code: "FORBIDDEN" } }],
    });
  });

  it("shows a slice to its beneficiary", async () => {
    const { body } = await ask(
      slices(name, "affiliate"),
      { keys: keysOf([DEMO.bakery]) },
      { role: "partner", id: DEMO.bakery },
    );

    expect(body).toEqual({
      data: { _entities: [{ beneficiaryId: DEMO.bakery, slice: { affiliate } }] },
    });
  });

  it("refuses a bad token with 401", async () => {
    const response = await fetch(`${served.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer a.b.c" },
      body: JSON.stringify({ query: "{ __typename }" }),
    });

    expect(response.status).toBe(401);
  });

  it("carries an amount beyond 32 bits to the won", async () => {
    const { owner } = served;
    const won = 9_007_199_254_740_991;
    const remedyId = await firstRemedy(served);
    await recordGrant(owner.db, {
      outageId: "1015",
      remedyId,
      beneficiaryId: "usr_large_amount",
      amount: { won },
      reason: { code: await anyReason(served), ruleVersion: "test@1", inputs: {} },
      grantedAt: DEMO_INSTANT,
      expiresAt: null,
      status: "GRANTED",
      idempotencyKey: "large",
      actor: "test",
      why: null,
    });

    const { body } = await ask(slices(name, "grants { won }"), {
      keys: keysOf(["usr_large_amount"]),
    });

    expect(body).toEqual({
      data: { _entities: [{ beneficiaryId: "usr_large_amount", slice: { grants: [{ won }] } }] },
    });
  });

  it("shows nothing rather than less of a record it cannot explain, and spoils nobody else's", async () => {
    await recordGrant(served.owner.db, {
      outageId: "1015",
      remedyId: "not-in-the-programme",
      beneficiaryId: "usr_broken_record",
      amount: { won: 1 },
      reason: { code: "UNKNOWN", ruleVersion: "test@1", inputs: {} },
      grantedAt: DEMO_INSTANT,
      expiresAt: null,
      status: "GRANTED",
      idempotencyKey: "broken",
      actor: "test",
      why: null,
    });

    const { body } = await ask(slices(name, "affiliate"), {
      keys: keysOf(["usr_broken_record", "usr_nobody"]),
    });

    expect(body).toEqual({
      data: {
        _entities: [
          { beneficiaryId: "usr_broken_record", slice: null },
          { beneficiaryId: "usr_nobody", slice: { affiliate } },
        ],
      },
      errors: [
        {
          message: expect.any(String),
          path: ["_entities", 0, "slice"],
          extensions: {
            code: "INTERNAL_SERVER_ERROR",
            retryable: false,
            reference: expect.stringMatching(/^err_/),
          },
        },
      ],
    });
  });

  it("answers compiled just as graphql-js does, value for value and error for error", async () => {
    const { schema } = definition.buildSchema();
    const compiled = createCompiledExecutor(schema);
    const document = parse(slices(name, EVERYTHING));
    const variables = { keys: [...keysOf(PEOPLE), { __typename: "Compensation" }] };
    for (const viewer of [AGENT, { role: "partner", id: DEMO.bakery } as const]) {
      const request = { viewer, now: DEMO_INSTANT };

      const fast = await compiled({
        document,
        variables,
        context: definition.createContext(served.serving, request),
      });
      const plain = await execute({
        schema,
        document,
        variableValues: variables,
        contextValue: definition.createContext(served.serving, request),
      });

      expect(JSON.parse(JSON.stringify(fast))).toEqual(JSON.parse(JSON.stringify(plain)));
    }
  });
});

type Served = (typeof affiliates)[number];

/** The first remedy of the programme, as the subgraph tells it. */
async function firstRemedy({ definition, ask }: Served): Promise<string> {
  const { body } = await ask(
    `query { _entities(representations: [{ __typename: "Outage", id: "1015" }]) { ... on Outage { programme: ${definition.name} { remedies { id } } } } }`,
    {},
  );
  const { data } = body as { data: { _entities: [{ programme: { remedies: { id: string }[] } }] } };
  return data._entities[0].programme.remedies[0]?.id ?? "";
}

/** A reason that some grant of the demo has: its texts are registered. */
async function anyReason({ definition, ask }: Served): Promise<string> {
  const { body } = await ask(slices(definition.name, "grants { reason { code } }"), {
    keys: keysOf(PEOPLE),
  });
  const { data } = body as {
    data: { _entities: { slice: { grants: { reason: { code: string } }[] } }[] };
  };
  return data._entities.flatMap(({ slice }) => slice.grants)[0]?.reason.code ?? "";
}
