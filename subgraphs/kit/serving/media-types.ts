const JSON_TYPE = "application/json; charset=utf-8";
const RESPONSE_TYPE = "application/graphql-response+json";

/** The ranges of media types that take JSON. */
const TAKING_JSON = ["application/json", "application/*", "*/*"];

/**
 * The content type of an answer, by the `Accept` of whoever asks: JSON for everybody who takes it, and GraphQL's own type
 * for those who take only that.
 * @returns null for whoever takes neither
 */
export function answerType(accept: string | undefined): string | null {
  if (accept === undefined) return JSON_TYPE;
  const taken = accept.split(",").map((range) => range.split(";", 1)[0]?.trim().toLowerCase());
  if (TAKING_JSON.some((type) => taken.includes(type))) return JSON_TYPE;
  return taken.includes(RESPONSE_TYPE) ? `${RESPONSE_TYPE}; charset=utf-8` : null;
}
