import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import { createDocumentLimits } from "../limits/document-limits.js";
import { recent } from "../limits/recent.js";
import type { HttpSettings } from "../settings/settings.types.js";
import { type AskedDocument, askedDocument } from "./asked-document.js";
import { documentHash, type TrustedDocuments } from "./manifest.js";

/** Decides which documents @apollo/server gets to see. */
export type DocumentPolicy = {
  /**
   * @param body of the request
   * @throws GraphQLError that refuses the whole request
   */
  check(body: unknown): void;
  /** Where @apollo/server finds the document that a hash stands for. */
  store: DocumentStore;
};

/** What @apollo/server takes for its cache of persisted queries. Nothing a client sends is put into it. */
export type DocumentStore = {
  get(key: string): Promise<string | undefined>;
  set(): Promise<void>;
  delete(): Promise<void>;
};

export type DocumentPolicyParts = {
  mode: HttpSettings["trustedDocuments"];
  trusted: TrustedDocuments;
  log: { warn(fields: object, message: string): void };
};

/** How many untrusted documents are told apart in the log; beyond that one may be told twice. */
const TOLD = 10_000;

/**
 * Documents of the manifest pass: the tests measure them. Any other is refused, or logged once, or just measured, and is
 * held to the limits.
 */
export function createDocumentPolicy({ mode, trusted, log }: DocumentPolicyParts): DocumentPolicy {
  const limits = createDocumentLimits();
  const told = recent(TOLD);

  /** The client's text may be about people and stays out of the log: its hash is enough for whoever wrote it. */
  function tell({ text, hash: asked }: AskedDocument): void {
    const hash = text === null ? asked : documentHash(text);
    if (hash === null || told.has(hash)) return;
    told.add(hash);
    log.warn({ documentHash: hash }, "a document that is not trusted");
  }

  return {
    check(body) {
      const asked = askedDocument(body);
      if (typeof asked?.hash === "string" && trusted.has(asked.hash)) return;
      if (mode === "enforce") throw requestError("UNTRUSTED_DOCUMENT");
      if (!asked) return;
      if (mode === "measure") tell(asked);
      if (asked.text !== null) limits.check(asked.text);
    },
    store: {
      // @apollo/server sets "apq:" before the hash.
      get: async (key) => trusted.get(key.slice(key.indexOf(":") + 1)),
      set: async () => {},
      delete: async () => {},
    },
  };
}
