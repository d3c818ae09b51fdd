import type { ForwardedRequest } from "../../subgraphs/kit/forwarded-request.js";
import { signCall } from "../../subgraphs/kit/signature/sign-call.js";
import type { SigningKey } from "../../subgraphs/kit/signature/signing-keys.js";
import type { Viewer } from "../../subgraphs/kit/viewer/viewer.js";

/** What is asked of a subgraph that runs elsewhere, and for whom. */
export type RemoteCall = {
  /** Its lower-case name. */
  subgraph: string;
  /** Where it answers: `http://talk.internal:4001/graphql`. */
  url: URL;
  viewer: Viewer;
  /** The request that the call is a part of. */
  request: ForwardedRequest;
  /** The GraphQL request as JSON. */
  body: string;
};

/** A request as `fetch` and undici take it. */
export type RemoteRequest = { method: "POST"; headers: Record<string, string>; body: string };

/**
 * Turns calls into signed requests. Each can be sent once: whoever sends a call again signs it again.
 * @param key the first of `SIGNING_KEYS`
 * @param now the real time, never the demo clock
 */
export function createRequestSigner(
  key: SigningKey,
  now: () => Date,
): (call: RemoteCall) => RemoteRequest {
  return ({ subgraph: target, ...call }) => {
    const signature = signCall({ target, method: "POST", ...call }, key, now());
    return {
      method: "POST",
      headers: { "content-type": "application/json", ...signature },
      body: call.body,
    };
  };
}

/** A call with the token of the gateway's own caller, for a subgraph that checks tokens itself. */
export function withToken({ body }: RemoteCall, authorization: string | undefined): RemoteRequest {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  return { method: "POST", headers, body };
}
