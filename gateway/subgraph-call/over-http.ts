import { type DocumentNode, type ExecutionResult, GraphQLError, print } from "graphql";
import { Pool } from "undici";
import { currentTrace } from "../../subgraphs/kit/observability/trace.js";
import { isAnswerTo } from "./answer-shape.js";
import { BadStatus, WrongAnswer } from "./failures.js";
import type { RemoteCall, RemoteRequest } from "./signed-http.js";
import type { GatewayContext, SubgraphRequest, SubgraphTransport } from "./subgraph-call.js";

/** A subgraph in another process, on any machine. */
export type RemoteSubgraph = {
  /** Its lower-case name. */
  name: string;
  /** Where it answers: `http://talk.internal:4001/graphql`. */
  url: URL;
  /** Makes the request, with what it knows the gateway by, or the gateway's own caller. */
  requestOf(call: RemoteCall, context: GatewayContext): RemoteRequest;
  /** Somebody else's, of a supergraph that is not ours: what its scalars are like is not known. */
  isForeign?: boolean;
  /** Connections kept open to it at most. */
  connections: number;
};

/** The way to a subgraph in another process. */
export type HttpTransport = { transport: SubgraphTransport; close(): Promise<void> };

const CONNECT_TIMEOUT_MS = 1_000;
/** Shorter than servers keep an idle connection, so that none is used just when it is closed. */
const KEEP_ALIVE_MS = 4_000;
/** The largest page of the largest operation is a thirtieth of it. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Calls a subgraph over HTTP with connections that are kept. The text of a document is made once, as the engine hands
 * out the same object for the same plan.
 * @throws BadStatus, WrongAnswer, and what undici throws of connections
 */
export function overHttp(subgraph: RemoteSubgraph): HttpTransport {
  const { name, url, requestOf, connections, isForeign = false } = subgraph;
  const pool = new Pool(url.origin, {
    connections,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
    // The call's own deadline ends it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const texts = new WeakMap<DocumentNode, string>();

  function textOf(document: DocumentNode): string {
    const known = texts.get(document);
    if (known !== undefined) return known;
    const text = print(document);
    texts.set(document, text);
    return text;
  }

  return {
    async transport(request, context, signal) {
      const { document, operationName, variables } = request;
      const body = JSON.stringify({ query: textOf(document), operationName, variables });
      const { viewer, now, origin, sources } = context;
      const forwarded = { now, sources, ...(origin && { origin }) };
      const call = { subgraph: name, url, viewer, request: forwarded, body };
      const sent = requestOf(call, context);
      const path = `${url.pathname}${url.search}`;
      // Outside of the signature: it decides nothing, and whoever passes a call on may make steps of his own of it.
      const traceparent = currentTrace()?.header();
      const headers = traceparent ? { ...sent.headers, traceparent } : sent.headers;
      const response = await pool.request({ path, ...sent, headers, signal });
      if (response.statusCode >= 500) {
        await response.body.dump();
        throw new BadStatus(response.statusCode);
      }
      return answerIn(await response.body.text(), request, isForeign);
    },
    close: () => pool.close(),
  };
}

/** @throws WrongAnswer */
function answerIn(text: string, request: SubgraphRequest, isForeign: boolean): ExecutionResult {
  const { data, errors } = parsed(text);
  if (data && !isAnswerTo(request, data, isForeign))
    throw new WrongAnswer("the answer is not to what was asked");
  const result: ExecutionResult = { data: (data as ExecutionResult["data"]) ?? null };
  return Array.isArray(errors) && errors.length > 0
    ? { ...result, errors: errors.map(readError) }
    : result;
}

function parsed(text: string): { data?: unknown; errors?: unknown } {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null) return answer;
  } catch {
    // Told like any other answer that is none; the text itself may hold anything.
  }
  throw new WrongAnswer("the answer is no JSON object");
}

function readError(error: unknown): GraphQLError {
  const { message, path, extensions } = Object(error) as Partial<GraphQLError>;
  const isPath =
    Array.isArray(path) && path.every((step) => ["string", "number"].includes(typeof step));
  return new GraphQLError(typeof message === "string" ? message : "no message", {
    path: isPath ? path : null,
    extensions: { code: Object(extensions).code },
  });
}
