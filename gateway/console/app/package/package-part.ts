import type { Failure } from "../graph/failure.js";
import type { Answer } from "../graph/use-answer.js";

/**
 * One part of the page, which arrives and fails on its own. `silent`: it was asked for and nobody answered, so that what
 * it would say is unknown, which is not nothing.
 */
export type PackagePart<Content> = { isAsking: boolean; reload: () => void } & (
  | { state: "waiting" }
  | { state: "answered"; content: Content }
  | { state: "silent"; failure: Failure | null }
);

/** Takes a part out of an answer; null in it is an affiliate that did not answer. */
export function partOf<Data, Content>(
  answer: Answer<Data>,
  contentOf: (data: Data) => Content | null | undefined,
): PackagePart<Content> {
  const { isAsking, reload } = answer;
  if (answer.state === "waiting") return { state: "waiting", isAsking, reload };
  if (answer.state === "failed") {
    return { state: "silent", failure: answer.failure, isAsking, reload };
  }
  const content = contentOf(answer.data) ?? null;
  return content === null
    ? { state: "silent", failure: answer.failures[0] ?? null, isAsking, reload }
    : { state: "answered", content, isAsking, reload };
}

/** The user or partner of an answer that asked for one of the two. */
export function personOf<Person>({
  partner,
  user,
}: {
  readonly partner?: Person | null;
  readonly user?: Person | null;
}): Person | null {
  return partner ?? user ?? null;
}
