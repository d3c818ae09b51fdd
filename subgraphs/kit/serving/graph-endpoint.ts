import { randomUUID } from "node:crypto";
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from "graphql";
import { createCompiledExecutor } from "../compiled-execution.js";
import type { ClientErrorReport } from "../errors/client-errors.js";
import { graphError, requestError } from "../errors/graph-error.js";
import type { RequestFacts, SubgraphContext } from "../subgraph.types.js";
import { untilGone } from "../until-gone.js";
import { codedError } from "./coded-error.js";
import { failedAnswer, type GraphAnswer, graphAnswer } from "./graph-answer.js";
import { type GraphRequest, readGraphRequest } from "./graph-request.js";
import { knownDocuments } from "./known-documents.js";
import { answerType } from "./media-types.js";
import type { FactsSource } from "./request-facts.js";

/** What answers at /graphql. */
export type GraphEndpointParts = {
  schema: GraphQLSchema;
  factsOf: FactsSource;
  contextOf(facts: RequestFacts): SubgraphContext;
  log: FastifyBaseLogger;
};

/**
 * Puts a subgraph's schema on an app, for a router: POST and JSON alone, one request at a time, nothing about the schema
 * itself. GraphQL over HTTP is spoken as @apollo/server speaks it, and a request that is refused has the status of its
 * code; but a router asks the same documents again and again, so each is parsed, validated and compiled once.
 */
export function serveGraph(
  app: FastifyInstance,
  { schema, factsOf, contextOf, log }: GraphEndpointParts,
): void {
  const readDocument = knownDocuments(schema);
  const execute = createCompiledExecutor(schema);
  const report: ClientErrorReport = { reference: () => `err_${randomUUID()}`, log };

  async function resultOf(
    { query, operationName, variables }: GraphRequest,
    context: SubgraphContext,
  ): Promise<ExecutionResult> {
    const read = readDocument(query);
    if ("errors" in read) return read;
    const { document } = read;
    if (!getOperationAST(document, operationName)) {
      throw requestError("OPERATION_RESOLUTION_FAILURE");
    }
    const result = await execute({ document, operationName, variables, context });
    return result.data === undefined ? { errors: result.errors?.map(refusing) ?? [] } : result;
  }

  async function answerTo(request: FastifyRequest, reply: FastifyReply): Promise<GraphAnswer> {
    const type = answerType(request.headers.accept);
    reply.header("content-type", type ?? answerType(undefined));
    try {
      const signal = untilGone(reply);
      const context = contextOf({ ...(await factsOf(request)), signal });
      if (type === null) throw graphError("BAD_REQUEST", { extensions: NOT_ACCEPTABLE });
      return graphAnswer(await resultOf(readGraphRequest(request.body), context), report);
    } catch (failure) {
      const isRefusal = failure instanceof GraphQLError && failure.extensions.http !== undefined;
      return isRefusal ? graphAnswer({ errors: [failure] }, report) : failedAnswer(failure, report);
    }
  }

  app.post("/graphql", async (request, reply) => {
    const { status, headers, text } = await answerTo(request, reply);
    for (const [name, value] of headers) reply.header(name, value);
    // Answers are about people.
    reply.status(status).header("cache-control", "no-store");
    return text;
  });
}

const NOT_ACCEPTABLE = { http: { status: 406 } };

/** An error because of which nothing was executed: most are about the variables. */
function refusing(error: GraphQLError): GraphQLError {
  const isInput = error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  return isInput ? codedError("BAD_USER_INPUT", error) : error;
}
