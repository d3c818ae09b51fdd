/** The ways in which a subgraph in another process can fail its gateway, by what an operator calls them. */
export const FAULTS = {
  /** Nobody is there, or whoever is hangs up. */
  down: ["refused", "reset"],
  /** It takes the question and says nothing. */
  slow: ["slow"],
  /** It says that it failed. */
  error: ["status 500", "error without data", "error at an entity", "null entity"],
  /** It says something that is no answer. */
  garbage: [
    "truncated",
    "no JSON",
    "text for a list",
    "number for an object",
    "number for a text",
    "missing field",
    "one entity more",
    "one entity less",
  ],
} as const;

export type FaultKind = keyof typeof FAULTS;
export type Fault = (typeof FAULTS)[FaultKind][number];

/** What is said by whoever stands before a subgraph that is being replaced. */
export type PassingFault = "status 502" | "status 503" | "status 504";

/** Which subgraphs are broken, and how. */
export type Faults = Readonly<Record<string, Fault>>;

export const ALL_FAULTS: readonly Fault[] = Object.values(FAULTS).flat();

/** Faults of answers about entities: the directory, which is asked by name first, gives an answer all the same. */
const OF_ENTITIES: ReadonlySet<Fault> = new Set([
  "null entity",
  "one entity more",
  "one entity less",
]);

/** The faults that leave a subgraph without an answer. */
export function faultsOf(subgraph: string): readonly Fault[] {
  return subgraph === "directory"
    ? ALL_FAULTS.filter((fault) => !OF_ENTITIES.has(fault))
    : ALL_FAULTS;
}

/** What nobody outside may read; an answer that holds any of it was passed on. No statement: the log would keep that. */
export const INTERNAL_TEXT = "relation grants of 10.1.2.3:5432 at /srv/subgraph/pool.ts:12";
