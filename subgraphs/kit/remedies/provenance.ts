import type { KoreanDay } from "../korean-calendar.js";

/** How firmly a fact is known: stated in a founding document, reported in the press, or inferred from those. */
export const ProvenanceTag = { SEED: "SEED", WEB: "WEB", INF: "INF" } as const;
export type ProvenanceTag = keyof typeof ProvenanceTag;

/** A document or page that a fact was read in. */
export type Source = {
  /** Short key, as the project's documents cite it: `S2`, `W42`. */
  key: string;
  title: string;
  url: string | null;
  /** The day of publication in Korea where it is known. */
  publishedOn: KoreanDay | null;
};

/** One source's word on a remedy or a rule. */
export type Provenance = {
  source: Source;
  tag: ProvenanceTag;
  /** The day the statement speaks of; the day of publication unless said otherwise. */
  asOf: KoreanDay | null;
  /** What the source says, where that differs from the value we carry or needs saying. */
  statement: string | null;
  /** True when sources contradict each other on this point; `statement` then says how. */
  conflict: boolean;
};
