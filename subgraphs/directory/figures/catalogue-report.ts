import { z } from "zod";
import { affiliates } from "../../kit/contract/affiliates.js";
import { RemedyKind, RemedyState } from "../../kit/remedies/remedy.js";
import type { Catalogue, ListedRemedy } from "./catalogue.js";

/** A required field that is null reaches us as null or, depending on the router, not at all. */
const amount = z.int().min(0).nullish().transform(orNull);

const programme = z.object({
  remedies: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(RemedyKind).nullish().transform(orNull),
      state: z.enum(RemedyState),
      won: amount,
      quantity: amount,
      listPriceWon: amount,
      quota: amount,
    }),
  ),
});

/**
 * Reads the programmes that the router hands over with an outage. They come from outside: one that is absent or odd
 * counts as "did not answer", and the figures that need it say so.
 */
export function reportedCatalogue(
  representation: Readonly<Record<string, unknown>>,
): Catalogue<ListedRemedy> {
  return Object.fromEntries(
    affiliates.map(({ name, affiliate }) => [
      affiliate,
      programme.safeParse(representation[name]).data?.remedies ?? null,
    ]),
  );
}

function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}
