import { createHash } from "node:crypto";

/** What tokens said that were checked a moment ago. */
export type KnownTokens<Said> = {
  /** What the token said, if it was found good and still is. */
  read(token: string, now: Date): Said | undefined;
  /** @param lapsesAt when the token itself ends, in milliseconds since 1970 */
  remember(token: string, said: Said, lapsesAt: number, now: Date): void;
};

/**
 * How long a signature that was found good is not computed again. A page sends a dozen requests with one token, and
 * checking its signature costs more than everything else that is asked of a token. A key that its issuer removes is
 * believed for so much longer; fetched key sets are believed for ten minutes anyway.
 */
const REMEMBERED_MS = 60_000;
/** A token takes two hundred bytes here: its hash, so that nothing is kept that could be sent. */
const MOST = 10_000;

/** A memory of good tokens, bounded; bad ones are never remembered. */
export function knownTokens<Said>(): KnownTokens<Said> {
  const known = new Map<string, { said: Said; until: number }>();
  return {
    read(token, now) {
      const entry = known.get(hashOf(token));
      return entry && now.getTime() < entry.until ? entry.said : undefined;
    },
    remember(token, said, lapsesAt, now) {
      if (known.size >= MOST) known.clear();
      const until = Math.min(lapsesAt, now.getTime() + REMEMBERED_MS);
      known.set(hashOf(token), { said, until });
    },
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64");
}
