import { type DocumentNode, parse, print } from "graphql";

/** Documents that were planned before anybody asked for them. */
export type WarmDocuments = {
  /** Takes a document in, and gives it as it is to be planned. */
  add(text: string): DocumentNode;
  /** The document that was planned with this text; the one given when there is none. */
  sameAs(document: DocumentNode): DocumentNode;
};

/** The engine keeps a plan with the document it was given, and a client's is another object with the same text. */
export function warmDocuments(): WarmDocuments {
  const byText = new Map<string, DocumentNode>();
  const found = new WeakMap<DocumentNode, DocumentNode>();
  return {
    add(text) {
      const document = parse(text);
      byText.set(print(document), document);
      return document;
    },
    sameAs(document) {
      if (byText.size === 0) return document;
      const known = found.get(document) ?? byText.get(print(document)) ?? document;
      found.set(document, known);
      return known;
    },
  };
}
