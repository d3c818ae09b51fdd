import { z } from "zod";
import { affiliates } from "../../kit/contract/affiliates.js";
import { type Affiliate, GrantStatus, TimelineSubject } from "../../kit/contract/enums.js";
import { RemedyKind } from "../../kit/remedies/remedy.js";

/** A required field that is null reaches us as null or, depending on the router, not at all. */
const amount = z.int().min(0).nullish().transform(orNull);
const text = z.string().nullish().transform(orNull);

const sum = z
  .object({
    kind: z.enum(RemedyKind).nullish().transform(orNull),
    status: z.enum(GrantStatus),
    grants: z.int().min(1),
    won: amount,
    unit: text,
    quantity: amount,
    listPriceWon: amount,
  })
  // Money of no kind would be left out of every total without a word.
  .refine((sum) => sum.won === null || sum.kind !== null);

const event = z.object({
  id: z.string(),
  at: z.iso.datetime({ offset: true }),
  subject: z.enum(TimelineSubject),
  subjectId: z.string(),
  remedyId: text,
  status: z.string(),
  won: z.int().nullish().transform(orNull),
  quantity: amount,
  unit: text,
  titleKo: z.string(),
  titleEn: z.string(),
});

const sums = z.object({ sums: z.array(sum) });
const timeline = z.object({ timeline: z.array(event) });
const whole = sums.extend(timeline.shape);

export type ReportedSum = z.infer<typeof sum>;
export type ReportedEvent = z.infer<typeof event>;
export type ReportedSlice = z.infer<typeof whole>;

/** What each affiliate reported; null for one that did not answer. */
export type SliceReports<Report> = ReadonlyMap<Affiliate, Report | null>;

/**
 * Reads the sums that the router hands over with a compensation. The representation comes from outside: a slice that is
 * absent, null, an error object or otherwise odd counts as "did not answer", never as nothing.
 */
export function reportedSums(representation: Readonly<Record<string, unknown>>) {
  return readSlices(representation, (slice) => sums.safeParse(slice).data?.sums ?? null);
}

/** Reads the affiliates' timelines, with the same distrust. */
export function reportedTimelines(representation: Readonly<Record<string, unknown>>) {
  return readSlices(representation, (slice) => timeline.safeParse(slice).data?.timeline ?? null);
}

/** Reads both of each affiliate; one of which either part is odd did not answer. */
export function reportedSlices(representation: Readonly<Record<string, unknown>>) {
  return readSlices(representation, readSlice);
}

/** Reads one slice, reported now or kept from before; null for anything odd. */
export function readSlice(slice: unknown): ReportedSlice | null {
  return whole.safeParse(slice).data ?? null;
}

function readSlices<Report>(
  representation: Readonly<Record<string, unknown>>,
  read: (slice: unknown) => Report | null,
): SliceReports<Report> {
  return new Map(affiliates.map(({ name, affiliate }) => [affiliate, read(representation[name])]));
}

function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}
