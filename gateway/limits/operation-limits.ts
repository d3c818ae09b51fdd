import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { type ArgumentNode, type DocumentNode, Kind, visit } from "graphql";
import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import type { GatewayContext } from "../subgraph-call/subgraph-call.js";
import {
  ALL_COUNTED,
  type Counted,
  costOf,
  countIn,
  type GivenOperation,
  isCounted,
} from "./cost.js";
import { LIMITS } from "./limits.js";
import { type RateLimits, rateLimited } from "./rate-limits.js";
import { asksNothing, runnableOperation } from "./runnable-operation.js";

export type OperationLimitsParts = {
  rates: Pick<RateLimits, Counted>;
  /** Whether errors keep to themselves what the schema has that is spelt alike. */
  hideSuggestions: boolean;
};

/** What is known of a valid document before any of its variables. */
type DocumentFacts = {
  hasDirectives: boolean;
  /** What it has of the root fields that have a rate of their own. */
  counted: Set<Counted>;
  /** Whether a variable decides how much is asked for: the length of a page, or a part to leave out. */
  variesWithVariables: boolean;
  /** What its operations cost, by name; filled only where no variable changes that. */
  costs: Map<string | undefined, number>;
};

/**
 * Lets @apollo/server execute only what the engine can run, what costs no more than it may, and what searches and
 * reveals within the viewer's rates. It decides once the variables are known.
 */
export function operationLimits(parts: OperationLimitsParts): ApolloServerPlugin<GatewayContext> {
  const known = new WeakMap<DocumentNode, DocumentFacts>();
  function factsOf(document: DocumentNode): DocumentFacts {
    const facts = known.get(document) ?? readFacts(document);
    known.set(document, facts);
    return facts;
  }

  return {
    async requestDidStart() {
      let isEmpty = false;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          const variables = request.variables ?? {};
          const wanted = { schema, document, operation, variables };
          const runnable = runnableOperation(wanted, parts.hideSuggestions);
          const facts = factsOf(document);
          isEmpty = facts.hasDirectives && asksNothing(wanted, runnable);
          const given = { ...wanted, name: runnable.operation.name?.value };
          const cost = checkedCost(given, facts);
          if (contextValue.report) contextValue.report.cost = cost;
          for (const counted of facts.counted) {
            const count = countIn(given, counted);
            const seconds = await parts.rates[counted](contextValue.viewer, count);
            if (seconds !== null) throw rateLimited(seconds);
          }
        },
        async responseForOperation() {
          if (!isEmpty) return null;
          return {
            http: { headers: new HeaderMap() },
            body: { kind: "single", singleResult: { data: {} } },
          };
        },
      };
    },
  };
}

/** @throws GraphQLError QUERY_TOO_COSTLY */
function checkedCost(given: GivenOperation, { costs, variesWithVariables }: DocumentFacts): number {
  const estimate = costs.get(given.name) ?? costOf(given);
  if (!variesWithVariables) costs.set(given.name, estimate);
  if (estimate <= LIMITS.cost) return estimate;
  throw requestError("QUERY_TOO_COSTLY", { extensions: { estimate, limit: LIMITS.cost } });
}

function readFacts(document: DocumentNode): DocumentFacts {
  const facts: DocumentFacts = {
    hasDirectives: false,
    counted: new Set(),
    variesWithVariables: false,
    costs: new Map(),
  };
  visit(document, {
    Field({ name, arguments: values = [] }) {
      for (const counted of ALL_COUNTED) {
        if (isCounted(name.value, counted)) facts.counted.add(counted);
      }
      const pages = values.filter((argument) => argument.name.value === "first");
      if (pages.some(isVariable)) facts.variesWithVariables = true;
    },
    Directive({ arguments: values = [] }) {
      facts.hasDirectives = true;
      if (values.some(isVariable)) facts.variesWithVariables = true;
    },
  });
  return facts;
}

function isVariable({ value }: ArgumentNode): boolean {
  return value.kind === Kind.VARIABLE;
}
