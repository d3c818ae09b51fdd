import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/connection.js";
import { requests } from "./tables.js";

/** A request to change something, as its caller names it. */
export type NamedRequest = {
  /** Whose data it changes; the caller's own id when it is nobody's in particular. */
  beneficiaryId: string;
  actor: string;
  idempotencyKey: string;
  /** What is asked for; anything else under the same key is another request. */
  input: unknown;
  at: Date;
};

/** What came of it: an answer, or a refusal, which writes nothing. */
export type Outcome<Answer, Refused> =
  | { outcome: "DONE"; answer: Answer; isReplay: boolean }
  | { outcome: "REFUSED"; refusal: Refused };

/** What the work of a request comes to. */
export type WorkOutcome<Answer, Refused> =
  | { outcome: "DONE"; answer: Answer; isReplay?: boolean }
  | { outcome: "REFUSED"; refusal: Refused };

/**
 * Does a request's work once, in one transaction with the note that it was done. The same request again, at once or later,
 * has the same answer; another request under its key is refused. A refusal takes everything back, the note included, so
 * the request may be sent again when what stood in its way is gone.
 */
export async function requestOnce<Answer, Refused>(
  handle: DatabaseHandle,
  request: NamedRequest,
  work: (tx: DatabaseHandle) => Promise<WorkOutcome<Answer, Refused>>,
  mismatch: Refused,
): Promise<Outcome<Answer, Refused>> {
  const { beneficiaryId, actor, idempotencyKey, at } = request;
  const inputHash = hashOf(request.input);
  const isRequest = and(
    eq(requests.beneficiaryId, beneficiaryId),
    eq(requests.actor, actor),
    eq(requests.idempotencyKey, idempotencyKey),
  );
  try {
    return await handle.transaction(async (tx) => {
      const noted = await tx
        .insert(requests)
        .values({ beneficiaryId, actor, idempotencyKey, inputHash, at })
        // Of two at once the second waits here until the first is done or has taken its note back.
        .onConflictDoNothing()
        .returning({ at: requests.at });
      if (noted.length === 0) {
        const [earlier] = await tx.select().from(requests).where(isRequest);
        if (earlier?.inputHash !== inputHash) throw new TakenBack(mismatch);
        return { outcome: "DONE", answer: earlier.answer as Answer, isReplay: true };
      }
      const done = await work(tx);
      if (done.outcome === "REFUSED") throw new TakenBack(done.refusal);
      await tx.update(requests).set({ answer: done.answer }).where(isRequest);
      return { ...done, isReplay: done.isReplay ?? false };
    });
  } catch (error) {
    if (error instanceof TakenBack) {
      return { outcome: "REFUSED", refusal: error.refusal as Refused };
    }
    throw error;
  }
}

/** Thrown, because only that takes back what the transaction has written so far. */
class TakenBack extends Error {
  constructor(readonly refusal: unknown) {
    super("refused");
  }
}

/** The same whatever the order in which a client wrote its fields. */
function hashOf(input: unknown): string {
  const sorted = JSON.stringify(input, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(sorted).digest("hex");
}
