import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  print,
  stripIgnoredCharacters,
} from "graphql";
import { Pool } from "undici";
import { currentTrace } from "../../subgraphs/kit/observability/trace.js";
import { type AnswerShape, answerShape } from "./answer-shape.js";
import { WrongAnswer } from "./failures.js";
import type { RemoteCall, RemoteRequest } from "./signed-http.js";
import type { GatewayContext, SubgraphRequest, SubgraphTransport } from "./subgraph-call.js";
import { wholeAnswer } from "./whole-answer.js";

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

/** What a call takes from its document alone. */
type AskedDocument = Pick<SubgraphRequest, "operationName" | "schema"> & {
  /** The body up to the values of the variables. */
  bodyHead: string;
  isAnswer: AnswerShape;
};

/**
 * Calls a subgraph over HTTP with connections that are kept. What a document alone decides is made once, as the engine
 * hands out the same object for the same plan.
 * @throws BadStatus, WrongAnswer, and what undici throws of connections
 */
export function overHttp(subgraph: RemoteSubgraph): HttpTransport {
  const { name, url, requestOf, connections, isForeign = false } = subgraph;
  const path = `${url.pathname}${url.search}`;
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
  const documents = new WeakMap<DocumentNode, AskedDocument>();

  function asked({ document, operationName, schema }: SubgraphRequest): AskedDocument {
    const known = documents.get(document);
    if (known && known.schema === schema && known.operationName === operationName) return known;
    const made = {
      operationName,
      schema,
      bodyHead: bodyHead(document, operationName),
      isAnswer: answerShape({ document, operationName, schema }, isForeign),
    };
    documents.set(document, made);
    return made;
  }

  return {
    async transport(request, context, signal) {
      const { variables } = request;
      const { bodyHead, isAnswer } = asked(request);
      const body = `${bodyHead}${JSON.stringify(variables)}}`;
      const { viewer, now, origin, sources } = context;
      const forwarded = { now, sources, ...(origin && { origin }) };
      const sent = requestOf({ subgraph: name, url, viewer, request: forwarded, body }, context);
      // Outside of the signature: it decides nothing, and whoever passes a call on may make steps of his own of it.
      const traceparent = currentTrace()?.header();
      const headers = traceparent ? { ...sent.headers, traceparent } : sent.headers;
      const text = await wholeAnswer(pool, { path, ...sent, headers }, signal);
      return answerIn(text, (data) => isAnswer(data, variables));
    },
    close: () => pool.close(),
  };
}

/** White space is for readers: it would be signed, sent and looked up with every call. */
function bodyHead(document: DocumentNode, operationName: string | undefined): string {
  const query = stripIgnoredCharacters(print(document));
  return `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":`;
}

/** @throws WrongAnswer */
function answerIn(text: string, isAnswer: (data: unknown) => boolean): ExecutionResult {
  const { data, errors } = parsed(text);
  if (data && !isAnswer(data)) throw new WrongAnswer("the answer is not to what was asked");
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
