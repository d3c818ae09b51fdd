import { createHash, createHmac, type KeyObject } from "node:crypto";

/**
 * Calls between the gateway and its subgraphs are signed as HTTP messages (RFC 9421) with HMAC-SHA256, in one fixed form:
 * any library of that standard can make and check it, and here nothing has to be negotiated or parsed but this form.
 * Headers: `content-digest` (RFC 9530), `graph-target`, `graph-viewer`, `graph-request`,
 * `signature-input`, `signature`.
 */
export type SignedMessage = {
  method: string;
  /** The path alone, as it is sent: `/graphql`. */
  path: string;
  /** What follows it, with its question mark, or nothing. */
  search: string;
  /** The value of `content-digest`. */
  digest: string;
  /** The subgraph that is called, by its lower-case name: a call to one is not good for another. */
  target: string;
  /** The value of `graph-viewer`: who asks, as JSON. */
  viewer: string;
  /** The value of `graph-request`: the request that the call is a part of, as JSON. */
  request: string;
};

/** When and with what a message was signed. */
export type SignatureParameters = {
  /** Seconds since 1970. */
  created: number;
  keyId: string;
  /** Never the same twice. */
  nonce: string;
};

const COMPONENTS =
  '("@method" "@path" "@query" "content-digest" "graph-target" "graph-viewer" "graph-request")';

/** The one form of `signature-input` that is made and accepted. Its label is `call`. */
const INPUT = new RegExp(
  `^call=${escaped(COMPONENTS)};created=(\\d{1,12});keyid="([A-Za-z0-9_-]{1,40})";nonce="([A-Za-z0-9_-]{22,64})";alg="hmac-sha256"$`,
);
const SIGNATURE = /^call=:([A-Za-z0-9+/]{43}=):$/;

/** The value of `content-digest` for a body. */
export function digestOf(body: string | Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}

/** The signature's 32 bytes. */
export function signatureOf(
  message: SignedMessage,
  parameters: SignatureParameters,
  secret: KeyObject,
): Buffer {
  return createHmac("sha256", secret).update(signatureBase(message, parameters)).digest();
}

/** The value of `signature-input`. */
export function signatureInput(parameters: SignatureParameters): string {
  return `call=${parametersText(parameters)}`;
}

/** Reads a `signature-input`; null for any other form. */
export function readSignatureInput(value: string): SignatureParameters | null {
  const [, created, keyId, nonce] = INPUT.exec(value) ?? [];
  return created && keyId && nonce ? { created: Number(created), keyId, nonce } : null;
}

/** The value of `signature`. */
export function signatureValue(signature: Buffer): string {
  return `call=:${signature.toString("base64")}:`;
}

/** Reads a `signature`; null for any other form or length. */
export function readSignature(value: string): Buffer | null {
  const encoded = SIGNATURE.exec(value)?.[1];
  return encoded ? Buffer.from(encoded, "base64") : null;
}

/** What is signed: RFC 9421 section 2.5. Every covered value has its own line, so none can run over into the next. */
function signatureBase(message: SignedMessage, parameters: SignatureParameters): string {
  return [
    `"@method": ${message.method}`,
    `"@path": ${message.path}`,
    `"@query": ${message.search || "?"}`,
    `"content-digest": ${message.digest}`,
    `"graph-target": ${message.target}`,
    `"graph-viewer": ${message.viewer}`,
    `"graph-request": ${message.request}`,
    `"@signature-params": ${parametersText(parameters)}`,
  ].join("\n");
}

function parametersText({ created, keyId, nonce }: SignatureParameters): string {
  return `${COMPONENTS};created=${created};keyid="${keyId}";nonce="${nonce}";alg="hmac-sha256"`;
}

function escaped(text: string): string {
  return text.replace(/[()]/g, "\\$&");
}
