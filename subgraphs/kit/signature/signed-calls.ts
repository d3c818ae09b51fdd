import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLError } from "graphql";
import { requestError } from "../errors/graph-error.js";
import type { AcceptedCall, CallOutcome, ReceivedCall } from "./verify-call.js";

/**
 * Has a server look at every body before it is parsed, and parse only what was signed.
 * @returns who asks and in which request, by the signature alone. It throws a GraphQLError SIGNATURE_REFUSED for any other request,
 * one without a body included; the log is told what was wrong with it
 */
export function acceptSignedCalls(
  app: FastifyInstance,
  verify: (call: ReceivedCall) => CallOutcome | Promise<CallOutcome>,
  log: Pick<FastifyBaseLogger, "warn">,
): (request: FastifyRequest) => AcceptedCall {
  const outcomes = new WeakMap<FastifyRequest, CallOutcome>();
  const parse = app.getDefaultJsonParser("error", "error");

  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // Fastify's type allows a text as well, for parsers that ask for one.
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    const { method, url: target, headers } = request;
    const settle = (outcome: CallOutcome) => {
      outcomes.set(request, outcome);
      if ("viewer" in outcome) parse(request, bytes.toString(), done);
      else done(null, null);
    };
    const outcome = verify({ method, target, headers, body: bytes });
    if (outcome instanceof Promise) outcome.then(settle, done);
    else settle(outcome);
  });

  return (request) => {
    const outcome = outcomes.get(request) ?? ({ fault: "UNSIGNED", keyId: null } as const);
    if ("viewer" in outcome) return outcome;
    log.warn(
      { fault: outcome.fault, keyId: outcome.keyId },
      "a call was refused for its signature",
    );
    throw signatureRefused();
  };
}

/** One answer for every fault, with the challenge of its own that RFC 9110 section 11.6.1 asks of a 401. */
function signatureRefused(): GraphQLError {
  return requestError("SIGNATURE_REFUSED", {}, { "www-authenticate": "Signature" });
}
