import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import { documentHash } from "./manifest.js";

/** The document a request asks for. */
export type AskedDocument = {
  /** The document itself; null when it was not sent. */
  text: string | null;
  /** The hash it was asked for by; null for none. */
  hash: string | null;
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what @apollo/server will read, from where it will read it: a document that this overlooks would be answered
 * unchecked. Null when there is nothing to read; @apollo/server refuses such a request.
 * @param body of a POST, the one method that is answered
 * @throws BAD_REQUEST when the hash is none, or that of another text than the one beside it
 */
export function askedDocument(body: unknown): AskedDocument | null {
  const fields = fieldsOf(body);
  if (!fields) return null;
  const text = typeof fields.query === "string" ? fields.query : null;
  const persisted = fieldsOf(fields.extensions)?.persistedQuery;
  if (!persisted) return { text, hash: null };

  const { version, sha256Hash: hash } = fieldsOf(persisted) ?? {};
  if (version !== 1 || typeof hash !== "string") throw requestError("BAD_REQUEST");
  if (text !== null && documentHash(text) !== hash) throw requestError("BAD_REQUEST");
  return { text, hash };
}

/**
 * A body that names its document by `documentId`, as GraphQL over HTTP calls it, in the form that @apollo/server knows.
 * Any other body as it is.
 */
export function withPersistedQuery(body: unknown): unknown {
  const fields = fieldsOf(body);
  if (typeof fields?.documentId !== "string") return body;
  const extensions = fieldsOf(fields.extensions);
  if (extensions?.persistedQuery) return body;
  const sha256Hash = fields.documentId.replace(/^sha256:/, "");
  return { ...fields, extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash } } };
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}
