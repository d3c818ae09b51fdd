import type { KoreanDay } from "../korean-calendar.js";
import type { Provenance, ProvenanceTag, Source } from "./provenance.js";

/** What a citation may add to its sources. */
export type CitationDetail = { asOf?: KoreanDay; statement?: string; conflict?: boolean };

/**
 * A way to cite a register of sources: `cite("WEB", ["W18", "W20"])` is two provenances of one tag.
 * The day a statement speaks of is the day of publication unless said otherwise.
 */
export function citing<Key extends string>(register: (key: Key) => Source) {
  return (tag: ProvenanceTag, keys: readonly Key[], detail: CitationDetail = {}): Provenance[] =>
    keys.map((key) => {
      const source = register(key);
      return {
        source,
        tag,
        asOf: detail.asOf ?? source.publishedOn,
        statement: detail.statement ?? null,
        conflict: detail.conflict ?? false,
      };
    });
}
