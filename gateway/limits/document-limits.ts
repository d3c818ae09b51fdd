import { createHash } from "node:crypto";
import { type DocumentNode, GraphQLError, parse } from "graphql";
import type { ErrorCode } from "../../subgraphs/kit/errors/error-codes.js";
import { requestError } from "../../subgraphs/kit/errors/graph-error.js";
import { sizeOf } from "./document-size.js";
import { LIMITS, type SizeLimit } from "./limits.js";
import { recent } from "./recent.js";

const CODES: Readonly<Record<SizeLimit, ErrorCode>> = {
  depth: "QUERY_TOO_DEEP",
  nesting: "QUERY_TOO_DEEP",
  aliases: "TOO_MANY_ALIASES",
  directives: "TOO_MANY_DIRECTIVES",
  rootFields: "TOO_MANY_ROOT_FIELDS",
  selections: "TOO_MANY_FIELDS",
  repeatedFields: "TOO_MANY_REPEATED_FIELDS",
};

/** How many texts are remembered as within the limits, by hash: a megabyte or two, whatever is sent. */
const REMEMBERED = 10_000;

/** Refuses documents beyond the limits before @apollo/server validates them, each text once. */
export type DocumentLimits = {
  /**
   * Returns when the text is within the limits, or is no GraphQL: that is @apollo/server's to say.
   * @throws GraphQLError that refuses the whole request, with the limit and what was found
   */
  check(text: string): void;
};

export function createDocumentLimits(): DocumentLimits {
  const within = recent(REMEMBERED);
  return {
    check(text) {
      const hash = createHash("sha256").update(text).digest("base64");
      if (within.has(hash)) return;
      const document = parsed(text);
      if (document) checkSize(document);
      within.add(hash);
    },
  };
}

/** Null for what is no GraphQL. */
function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch (error) {
    // graphql-js has no code for it; its other syntax errors are told by @apollo/server, with their place.
    if (error instanceof GraphQLError && / contains more tha\w \d+ tokens/.test(error.message)) {
      throw requestError("QUERY_TOO_LONG", { extensions: { limit: LIMITS.tokens } });
    }
    return null;
  }
}

function checkSize(document: DocumentNode): void {
  const size = sizeOf(document);
  for (const [limit, code] of Object.entries(CODES) as [SizeLimit, ErrorCode][]) {
    const found = size[limit];
    if (found > LIMITS[limit]) {
      throw requestError(code, { extensions: { found, limit: LIMITS[limit] } });
    }
  }
}
