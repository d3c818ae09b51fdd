import { buildSchema, type ExecutionResult, GraphQLError, parse } from "graphql";
import { describe, expect, it, vi } from "vitest";
import { createCallPolicy } from "../../../gateway/subgraph-call/call-policy.js";
import { callSubgraph, type SubgraphRoute } from "../../../gateway/subgraph-call/call-subgraph.js";
import { WrongAnswer } from "../../../gateway/subgraph-call/failures.js";
import {
  gatewayContext,
  type SubgraphRequest,
} from "../../../gateway/subgraph-call/subgraph-call.js";
import { meaningOf } from "../../../subgraphs/kit/errors/error-codes.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const schema = buildSchema("type Query { any: ID }");

/** What is asked of two compensations and an outage at once, as an engine that batches asks. */
const ENTITIES: SubgraphRequest = {
  schema,
  document: parse(`query ($first: [_Any!]!, $second: [_Any!]!) {
    _e0: _entities(representations: $first) {
      ... on Compensation { total { received } events: timeline { missing } }
    }
    _e1: _entities(representations: $second) { ... on Outage { figures { id } } }
  }`),
  variables: {
    first: ["ptn_a", "ptn_b"].map((beneficiaryId) => ({
      __typename: "Compensation",
      outageId: "1015",
      beneficiaryId,
    })),
    second: [{ __typename: "Outage", id: "1015" }],
  },
};
const PEOPLE: SubgraphRequest = {
  schema,
  document: parse('{ partner(id: "ptn_nobody") { id } outages { id } }'),
  variables: {},
};

const ROUTES = {
  directory: { name: "directory", affiliate: null },
  affiliate: { name: "talk", affiliate: "TALK" },
  foreign: { name: "reviews", affiliate: null, isForeign: true },
} as const;

/** What the gateway makes of a subgraph's answer, what it noted and what it logged. */
async function calling(
  route: (typeof ROUTES)[keyof typeof ROUTES],
  result: ExecutionResult,
  request = ENTITIES,
) {
  const context = gatewayContext({ viewer: AGENT, now: DEMO_INSTANT });
  const log = vi.fn();
  const whole: SubgraphRoute = {
    ...route,
    deadlineMs: 1_000,
    policy: createCallPolicy({ concurrency: 10, retries: false }),
    transport: async () => result,
  };
  const { data, errors } = await callSubgraph(whole, request, context, log);
  return {
    data,
    errors: errors?.map((error) => error.toJSON()),
    states: [...context.sources].map(([affiliate, { state }]) => [affiliate, state]),
    logged: log.mock.calls.map(([failure]) => failure),
  };
}

const A = { total: { received: 0 }, events: null };
const OUTAGE = { figures: [] };
const NO_COMPENSATION = { total: null, events: null };

const unavailable = (path: (string | number)[]) => ({
  message: meaningOf("DIRECTORY_UNAVAILABLE"),
  path,
  extensions: { code: "DIRECTORY_UNAVAILABLE" },
});
const AT_B = [unavailable(["_e0", 1, "total"]), unavailable(["_e0", 1, "events"])];
const AT_ALL = [unavailable(["_e0", 0, "total"]), unavailable(["_e0", 0, "events"]), ...AT_B];

describe("an entity that the directory was asked about and did not give", () => {
  it.each([
    ["is null", [A, null], [A, NO_COMPENSATION], AT_B],
    ["is not in the list", [A], [A, NO_COMPENSATION], AT_B],
    ["is undefined", [A, undefined], [A, NO_COMPENSATION], AT_B],
    ["as none is", null, [NO_COMPENSATION, NO_COMPENSATION], AT_ALL],
    ["as all are null", [null, null], [NO_COMPENSATION, NO_COMPENSATION], AT_ALL],
  ])(
    "%s: each asked field is null with an error that says so, and the rest stands",
    async (_how, told, entities, errors) => {
      expect(await calling(ROUTES.directory, { data: { _e0: told, _e1: [OUTAGE] } })).toEqual({
        data: { _e0: entities, _e1: [OUTAGE] },
        errors,
        states: [],
        logged: [
          {
            subgraph: "directory",
            code: "DIRECTORY_UNAVAILABLE",
            cause: new WrongAnswer("an entity that was asked about is not there"),
          },
        ],
      });
    },
  );

  it("stays as it is explained: no second error, no failure", async () => {
    const error = new GraphQLError("You may not.", {
      path: ["_e0", 1],
      extensions: { code: "FORBIDDEN" },
    });

    expect(
      await calling(ROUTES.directory, {
        data: { _e0: [A, null], _e1: [OUTAGE] },
        errors: [error],
      }),
    ).toEqual({
      data: { _e0: [A, NO_COMPENSATION], _e1: [OUTAGE] },
      errors: [{ message: "You may not.", path: ["_e0", 1], extensions: { code: "FORBIDDEN" } }],
      states: [],
      logged: [],
    });
  });

  it("is explained by an error about the list that it is missing from", async () => {
    const error = new GraphQLError("You may not.", {
      path: ["_e0"],
      extensions: { code: "FORBIDDEN" },
    });

    const { data, errors } = await calling(ROUTES.directory, {
      data: { _e0: null, _e1: [OUTAGE] },
      errors: [error],
    });

    expect(data).toEqual({ _e0: [NO_COMPENSATION, NO_COMPENSATION], _e1: [OUTAGE] });
    expect(errors).toMatchObject([{ path: ["_e0"], extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("an entity that an affiliate did not give", () => {
  it("counts as no answer of the affiliate, also when no entity came at all", async () => {
    const { errors, states } = await calling(ROUTES.affiliate, {
      data: { _e0: null, _e1: [null] },
    });

    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual(
      [...AT_ALL.map(({ path }) => path), ["_e1", 0, "figures"]].map((path) => [
        path,
        "AFFILIATE_UNAVAILABLE",
      ]),
    );
    expect(states).toEqual([["TALK", "UNAVAILABLE"]]);
  });
});

describe("a null that may be", () => {
  it("is that of somebody the directory does not know", async () => {
    const data = { partner: null, outages: [] };

    expect(await calling(ROUTES.directory, { data }, PEOPLE)).toEqual({
      data,
      errors: undefined,
      states: [],
      logged: [],
    });
  });

  it.each([ROUTES.directory, ROUTES.affiliate])(
    "is one in a list that was asked for by name: $name",
    async (route) => {
      const data = { partner: null, outages: [null] };

      const { data: told, errors, logged } = await calling(route, { data }, PEOPLE);

      expect({ told, errors, logged }).toEqual({ told: data, errors: undefined, logged: [] });
    },
  );

  it("is one within an entity, where the schema allows it", async () => {
    const data = { _e0: [A, A], _e1: [OUTAGE] };

    const { errors, logged } = await calling(ROUTES.directory, { data });

    expect({ errors, logged }).toEqual({ errors: undefined, logged: [] });
  });

  it("is an entity of somebody else's subgraph: what it means is theirs to say", async () => {
    const data = { _e0: [A, null], _e1: [null] };

    expect(await calling(ROUTES.foreign, { data })).toEqual({
      data,
      errors: undefined,
      states: [],
      logged: [],
    });
  });
});
