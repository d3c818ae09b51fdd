/**
 * What a request may ask for, refused before anything is executed. Set from what the operations in schema/operations
 * measure: the largest of each is in the comment, and test/security/limits keeps them below. Three times that is room
 * for a page that nobody has written yet; where a public anchor is wider and costs nothing, it is the anchor.
 */
export const LIMITS = {
  /** No person writes a query of 256 KB; a request with the largest operation has 3 KB. */
  bodyBytes: 256 * 1024,
  /** 323 in the full package. */
  tokens: 2_000,
  /** 7 in the reason for every won. Recursion (compensation, beneficiary, compensation) ends here. */
  depth: 12,
  /** 7. The query planner's own parser fails over 49, and the client would read that something is wrong here. */
  nesting: 30,
  /** 20: the package has four, and spreads them once for each of five affiliates; hence above the usual 15. */
  aliases: 40,
  /** 5: which affiliate a grant is declined at, or taken back. */
  directives: 20,
  /** 5, of which one is asked for. Every one may be a lookup of another person. */
  rootFields: 10,
  /** 479 in the package, its fragments spread out five times. */
  selections: 1_500,
  /** 1. The validation compares repeated fields in pairs: two thousand tokens of them take it half a second. */
  repeatedFields: 50,
  /**
   * 2,320 in a search for the largest page, with every total. Twice the usual 5,000, because fifty partners with all they
   * were given are 8,370 and still one statement for each subgraph (test/scenarios/one-statement).
   */
  cost: 10_000,
} as const;

/** The limits of a document that are known without its variables and its schema. */
export type SizeLimit = Exclude<keyof typeof LIMITS, "bodyBytes" | "tokens" | "cost">;

/** How the cost of an operation is estimated, in objects to make: a scalar costs nothing, an object 1. */
export const COSTS = {
  /** An object of these types takes a question to every affiliate, or a scan. */
  types: {
    CompensationTotal: 10,
    TimelineConnection: 10,
    OutageTotals: 10,
    ProgrammeStatistics: 20,
    BeneficiaryConnection: 20,
    TalkClaimConnection: 20,
  },
  /** A mutation is a transaction of several statements. */
  mutation: 10,
  /** Lists without pages are short: a person's grants, a remedy's sources. */
  listLength: 10,
  /** What `first` may be at most. A larger one is refused by its field, so that it costs no more than this. */
  pageLength: 100,
} as const;
