import type { TypedDocumentNode } from "urql";
import type { SavedDocument } from "../../../../schema/operations/typed-documents.js";

/**
 * What urql takes for the document of a saved operation: its hash alone. Its text is not in the console, so that no
 * request can hold it.
 */
export function savedQuery<Variables, Answer>({
  id,
}: SavedDocument<Variables, Answer>): TypedDocumentNode<Answer, Variables & object> {
  return { kind: "Document", definitions: [], documentId: id } as unknown as TypedDocumentNode<
    Answer,
    Variables & object
  >;
}
