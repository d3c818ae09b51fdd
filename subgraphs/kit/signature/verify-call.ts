import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type ForwardedRequest, readForwarded } from "../forwarded-request.js";
import { type Viewer, viewerSchema } from "../viewer/viewer.js";
import {
  digestOf,
  readSignature,
  readSignatureInput,
  type SignatureParameters,
  type SignedMessage,
  signatureOf,
} from "./signed-message.js";
import type { SigningKey } from "./signing-keys.js";
import { rememberNonces } from "./used-nonces.js";

/** A call as it arrived. */
export type ReceivedCall = {
  method: string;
  /** Path and query, as in the request line. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
};

/** Why a call was not accepted. For the log alone: told to the caller, each would say how far a forgery got. */
export type CallFault =
  | "UNSIGNED"
  | "MALFORMED"
  | "UNKNOWN_KEY"
  | "FORGED"
  | "FOR_ANOTHER_SUBGRAPH"
  | "OUTSIDE_WINDOW"
  | "CHANGED_BODY"
  | "NO_VIEWER"
  | "NO_REQUEST"
  | "REPLAYED"
  | "TOO_MANY";

/** What an accepted call says: who asks, and in which request. */
export type AcceptedCall = { viewer: Viewer; request: ForwardedRequest };

export type CallOutcome = AcceptedCall | { fault: CallFault; keyId: string | null };

export type CallVerifier = (call: ReceivedCall) => CallOutcome;

export type CallVerifierOptions = {
  /** The subgraph that this is, by its lower-case name. */
  subgraph: string;
  /** All of them verify. */
  keys: readonly SigningKey[];
  /** The real time, never the demo clock. */
  now: () => Date;
  /** How many calls can be told from their replays within a span of two minutes; the calls beyond are refused. */
  capacity?: number;
};

/** How far the clocks of gateway and subgraph may differ, and how long a call is good, in either direction. */
const WINDOW_MS = 60_000;
/** A call from a clock ahead is good for up to two windows after it was first seen. */
export const NONCE_KEEP_MS = 2 * WINDOW_MS;
/** Four thousand calls a second, and a hundred megabytes at the worst. */
const CAPACITY = 500_000;
/** Each header's, and more than any that is made here. Longer ones are not looked at. */
const MAX_HEADER_CHARACTERS = 1_024;

/**
 * Accepts calls that were signed for this subgraph with one of the keys, within a minute and for the first time.
 * A nonce is remembered only when everything else is right, so nobody without a key can fill the memory or use up
 * the nonce of somebody's call.
 */
export function createCallVerifier(options: CallVerifierOptions): CallVerifier {
  const { subgraph, now, capacity = CAPACITY } = options;
  const secrets = new Map(options.keys.map(({ id, secret }) => [id, secret]));
  const nonces = rememberNonces(NONCE_KEEP_MS, capacity);
  const readViewer = viewerReader();

  return (call) => {
    const signed = readSigned(call);
    if (typeof signed === "string") return { fault: signed, keyId: null };
    const { message, parameters, signature } = signed;
    const { keyId, created, nonce } = parameters;
    const no = (fault: CallFault) => ({ fault, keyId });

    const secret = secrets.get(keyId);
    if (!secret) return no("UNKNOWN_KEY");
    if (!timingSafeEqual(signatureOf(message, parameters, secret), signature)) return no("FORGED");
    if (message.target !== subgraph) return no("FOR_ANOTHER_SUBGRAPH");
    const at = now();
    if (Math.abs(at.getTime() - created * 1000) > WINDOW_MS) return no("OUTSIDE_WINDOW");
    if (digestOf(call.body) !== message.digest) return no("CHANGED_BODY");
    const viewer = readViewer(message.viewer);
    if (!viewer) return no("NO_VIEWER");
    const request = readForwarded(message.request);
    if (!request) return no("NO_REQUEST");
    const use = nonces.use(nonce, at);
    if (use === "USED") return no("REPLAYED");
    return use === "FULL" ? no("TOO_MANY") : { viewer, request };
  };
}

type Signed = { message: SignedMessage; parameters: SignatureParameters; signature: Buffer };

function readSigned({ method, target: requestTarget, headers }: ReceivedCall): Signed | CallFault {
  const values = [
    headers["content-digest"],
    headers["graph-target"],
    headers["graph-viewer"],
    headers["graph-request"],
    headers["signature-input"],
    headers.signature,
  ];
  if (values.every((value) => value === undefined)) return "UNSIGNED";
  const [digest, target, viewer, request, input, signed] = values.map((value) =>
    typeof value === "string" && value.length <= MAX_HEADER_CHARACTERS ? value : undefined,
  );
  const parameters = readSignatureInput(input ?? "");
  const signature = readSignature(signed ?? "");
  if (!digest || !target || !viewer || !request || !parameters || !signature) return "MALFORMED";
  const question = requestTarget.indexOf("?");
  const path = question < 0 ? requestTarget : requestTarget.slice(0, question);
  const search = question < 0 ? "" : requestTarget.slice(question);
  const message = { method, path, search, digest, target, viewer, request };
  return { message, parameters, signature };
}

/** Viewers are few among the calls of one page, and of one agent's day. */
const MOST_VIEWERS = 1_000;

/**
 * A key holder's word is taken for who asks, but only in the form of a viewer. Whoever was read before is not read again.
 */
function viewerReader(): (text: string) => Viewer | null {
  const known = new Map<string, Viewer>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const viewer = viewerSchema.safeParse(jsonOrNull(text)).data ?? null;
    if (viewer === null) return null;
    if (known.size >= MOST_VIEWERS) known.clear();
    known.set(text, Object.freeze(viewer));
    return viewer;
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
