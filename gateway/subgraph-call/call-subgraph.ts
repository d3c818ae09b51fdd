import { type ExecutionResult, GraphQLError } from "graphql";
import type { Affiliate } from "../../subgraphs/kit/contract/enums.js";
import { type ErrorCode, isErrorCode, meaningOf } from "../../subgraphs/kit/errors/error-codes.js";
import { type CallPolicy, isResting } from "./call-policy.js";
import { explicitNulls, withoutNullEntities } from "./explicit-nulls.js";
import { DeadlineExceeded, WrongAnswer } from "./failures.js";
import { isMutation, isRepeatable } from "./repeatable.js";
import type {
  GatewayContext,
  SubgraphAnswer,
  SubgraphRequest,
  SubgraphTransport,
} from "./subgraph-call.js";

/** How one subgraph is called. */
export type SubgraphRoute = {
  name: string;
  /** Null for the directory, and for what is foreign. */
  affiliate: Affiliate | null;
  /** Somebody else's, of a supergraph that is not ours. */
  isForeign?: boolean;
  transport: SubgraphTransport;
  policy: CallPolicy;
  /** After this many milliseconds nobody waits for the subgraph any more. */
  deadlineMs: number;
};

/** Told of everything that went wrong, with its cause; the client never sees the cause. */
export type FailureLog = (failure: { subgraph: string; code: ErrorCode; cause: unknown }) => void;

/**
 * Calls a subgraph and always has an answer. An affiliate that throws, is too slow or answers with an error of its own
 * making gives explicit nulls, an error with a code of ours at each of them, and a note on how it fared in the request.
 */
export async function callSubgraph(
  route: SubgraphRoute,
  request: SubgraphRequest,
  context: GatewayContext,
  log: FailureLog,
): Promise<SubgraphAnswer> {
  const startedAt = performance.now();
  let answer: SubgraphAnswer;
  let failure: ErrorCode | null = null;
  try {
    const result = await answerInTime(route, request, context);
    if (!result.data && !result.errors?.length) throw new WrongAnswer("neither data nor errors");
    const errors = (result.errors ?? []).flatMap((error, index) => {
      const code = codeOf(error.extensions?.code, route);
      if (isFailure(code)) {
        failure = code;
        log({ subgraph: route.name, code, cause: error.originalError ?? error });
      }
      if (error.path || result.data) return [clientError(code, route, error)];
      // Said of the whole answer, so it stands at every null of it; of several such errors the first does.
      const paths = index === 0 ? explicitNulls(request).paths : [];
      return paths.map((path) => clientError(code, route, { message: error.message, path }));
    });
    const told = (result.data as Record<string, unknown> | null) ?? null;
    // What a null entity means in somebody else's graph is theirs to say.
    const filled = route.isForeign ? null : withoutNullEntities(request, { data: told, errors });
    if (filled && filled.paths.length > 0) {
      const code = unavailableCode(route);
      failure = code;
      log({
        subgraph: route.name,
        code,
        cause: new WrongAnswer("an entity that was asked about is not there"),
      });
      errors.push(...filled.paths.map((path) => clientError(code, route, { path })));
    }
    // Without data there is nothing to merge, and an engine may take the key that is not there for anything.
    const data = filled?.data ?? told ?? explicitNulls(request).data;
    answer = errors.length > 0 ? { data, errors } : { data };
  } catch (cause) {
    failure = cause instanceof DeadlineExceeded ? timeoutCode(route) : unavailableCode(route);
    if (!isResting(cause)) log({ subgraph: route.name, code: failure, cause });
    const { data, paths } = explicitNulls(request);
    const code = failure;
    answer = { data, errors: paths.map((path) => clientError(code, route, { path })) };
  }
  if (route.affiliate) {
    const state =
      failure === null ? "OK" : failure === "AFFILIATE_TIMEOUT" ? "TIMEOUT" : "UNAVAILABLE";
    const earlier = context.sources.get(route.affiliate);
    const ms = performance.now() - startedAt;
    // A request may ask an affiliate more than once; the worst of it is what the reader must know.
    context.sources.set(route.affiliate, {
      state: earlier && earlier.state !== "OK" ? earlier.state : state,
      ms: Math.max(ms, earlier?.ms ?? 0),
      asOf: context.now,
    });
  }
  return answer;
}

/** The answer within the subgraph's deadline and what is left of the request's. A client that has gone ends a query. */
async function answerInTime(
  { name, transport, policy, deadlineMs }: SubgraphRoute,
  request: SubgraphRequest,
  context: GatewayContext,
): Promise<ExecutionResult> {
  const left = Math.min(deadlineMs, context.endsAt - performance.now());
  const abort = new AbortController();
  const { signal } = abort;
  const timer = setTimeout(
    () => abort.abort(new DeadlineExceeded(`${name} took longer than ${Math.round(left)} ms`)),
    Math.max(left, 0),
  );
  const isQuery = !isMutation(request);
  if (isQuery) context.queries.add(abort);
  // Each attempt ends with the deadline by itself, too: that is how the breaker learns of it.
  const attempt = () => orAborted(() => transport(request, context, signal), signal);
  try {
    return await orAborted(() => policy.run(attempt, isRepeatable(request)), signal);
  } finally {
    clearTimeout(timer);
    context.queries.delete(abort);
  }
}

/** @throws the signal's reason once it is aborted, whatever becomes of the work */
function orAborted<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work().then(resolve, reject);
  });
}

/** What a subgraph may say to the gateway's caller. Any other code is about the gateway's own request, or about nothing. */
const PASSED: ReadonlySet<ErrorCode> = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "AUDIT_UNAVAILABLE",
]);

function codeOf(code: unknown, route: SubgraphRoute): ErrorCode {
  return isErrorCode(code) && PASSED.has(code) ? code : unavailableCode(route);
}

function isFailure(code: ErrorCode): boolean {
  return code === "AUDIT_UNAVAILABLE" || !PASSED.has(code);
}

function unavailableCode({ affiliate, isForeign }: SubgraphRoute): ErrorCode {
  if (isForeign) return "SUBGRAPH_UNAVAILABLE";
  return affiliate ? "AFFILIATE_UNAVAILABLE" : "DIRECTORY_UNAVAILABLE";
}

function timeoutCode({ affiliate, isForeign }: SubgraphRoute): ErrorCode {
  if (isForeign) return "SUBGRAPH_TIMEOUT";
  return affiliate ? "AFFILIATE_TIMEOUT" : "DIRECTORY_UNAVAILABLE";
}

/** An error as it may leave the gateway. A failure's own message is for the log alone. */
function clientError(
  code: ErrorCode,
  { affiliate }: SubgraphRoute,
  { message, path }: { message?: string; path?: GraphQLError["path"] },
): GraphQLError {
  return new GraphQLError(message === undefined || isFailure(code) ? meaningOf(code) : message, {
    path: path ?? null,
    extensions: affiliate ? { code, affiliate } : { code },
  });
}
