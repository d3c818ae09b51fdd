import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JWK,
  type JWTVerifyGetKey,
} from "jose";

/** Where the keys are: a key set that is fetched and rotates, or one public key. */
export type TokenKeys = { jwks: URL } | { key: JWK };

/** How long a fetched set is believed. A key that its issuer removes is trusted no longer than this. */
const MAX_AGE_MS = 10 * 60_000;
/** A token that names an unknown key has the set fetched anew, at most this often: names can be made up. */
const UNKNOWN_KEY_COOLDOWN_MS = 30_000;
const FETCH_TIMEOUT_MS = 3_000;
/** After a fetch that failed, nobody asks again for so long: an issuer that is down is not hammered by our callers. */
const FAILURE_COOLDOWN_MS = 2_000;

/** Finds the key that a token names. A single key is a set of one, so that a token of another key is refused alike. */
export function keyFinder(keys: TokenKeys, now: () => Date): JWTVerifyGetKey {
  if ("key" in keys) return createLocalJWKSet({ keys: [keys.key] });
  return createRemoteJWKSet(keys.jwks, {
    cacheMaxAge: MAX_AGE_MS,
    cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
    timeoutDuration: FETCH_TIMEOUT_MS,
    [customFetch]: fetchWithRests(now),
  });
}

/** Fetches, but for a while after a failure only fails again, with the same cause. */
function fetchWithRests(now: () => Date): typeof fetch {
  let failure: { at: number; cause: unknown } | null = null;
  return async (url, options) => {
    if (failure && now().getTime() - failure.at < FAILURE_COOLDOWN_MS) throw failure.cause;
    try {
      const response = await fetch(url, options);
      if (!response.ok) throw new Error(`the key set was answered with HTTP ${response.status}`);
      failure = null;
      return response;
    } catch (cause) {
      failure = { at: now().getTime(), cause };
      throw cause;
    }
  };
}
