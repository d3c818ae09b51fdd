import { randomUUID } from "node:crypto";
import { type ForwardedRequest, writeForwarded } from "../forwarded-request.js";
import type { Viewer } from "../viewer/viewer.js";
import { digestOf, signatureInput, signatureOf, signatureValue } from "./signed-message.js";
import type { SigningKey } from "./signing-keys.js";

/** A call to a subgraph, before it is signed. */
export type Call = {
  /** The lower-case name of the subgraph that is meant. */
  target: string;
  method: string;
  url: URL;
  viewer: Viewer;
  /** The request that the call is a part of. */
  request: ForwardedRequest;
  /** Exactly as it will be sent. */
  body: string;
};

/** The headers that make a call good for its target, for one minute and for once. */
export function signCall(call: Call, key: SigningKey, now: Date): Record<string, string> {
  const { target, method, url } = call;
  const viewer = JSON.stringify(call.viewer);
  const request = writeForwarded(call.request);
  const digest = digestOf(call.body);
  const parameters = {
    created: Math.floor(now.getTime() / 1000),
    keyId: key.id,
    // 122 random bits, which Node draws for many of them at once.
    nonce: randomUUID(),
  };
  const message = {
    method,
    path: url.pathname,
    search: url.search,
    digest,
    target,
    viewer,
    request,
  };
  return {
    "content-digest": digest,
    "graph-target": target,
    "graph-viewer": viewer,
    "graph-request": request,
    "signature-input": signatureInput(parameters),
    signature: signatureValue(signatureOf(message, parameters, key.secret)),
  };
}
