import { SupergraphRefused } from "./supergraph.js";

/** No supergraph can be served from the start on: which one was asked for, and what is wrong with it. */
export class NoSupergraph extends Error {
  override readonly name = "NoSupergraph";

  /**
   * @param source what it is known by: a file, a directory or a host
   * @param why as in `it answered with status 404`
   */
  constructor(source: string, why: string) {
    super(`The supergraph of ${source} cannot be served: ${why.replace(/\.$/, "")}.`);
  }
}

/** A source cannot be read. Says why, as in `it answered with status 404`, and has what happened as its cause. */
export class SupergraphUnreadable extends Error {
  override readonly name = "SupergraphUnreadable";
}

/** What was read, or why it could not be. @throws SupergraphUnreadable */
export async function readable<Found>(reading: Promise<Found>): Promise<Found> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SupergraphUnreadable) throw error;
    throw new SupergraphUnreadable(whyUnreadable(error), { cause: error });
  }
}

/** What kept a source's first supergraph from being served, as the starter is told it; the error itself where nobody foresaw it. */
export function atStart(source: string, error: unknown): unknown {
  const isForeseen = error instanceof SupergraphRefused || error instanceof SupergraphUnreadable;
  return isForeseen ? new NoSupergraph(source, error.message) : error;
}

/** How Node and undici say what is the matter with a file or an address. */
const SAYS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or directory",
  EACCES: "this account may not read it",
  EPERM: "this account may not read it",
  ECONNREFUSED: "nobody listens there",
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "its host name cannot be looked up at the moment",
  UND_ERR_CONNECT_TIMEOUT: "it did not answer in time",
  ETIMEDOUT: "it did not answer in time",
};

function whyUnreadable(error: unknown): string {
  const { name, code } = Object(error) as { name?: string; code?: unknown };
  if (name === "TimeoutError") return "it did not answer in time";
  const known = SAYS[String(code)];
  return known ?? `it cannot be read (${typeof code === "string" ? code : name})`;
}
