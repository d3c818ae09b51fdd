/**
 * When a token says it ends, in milliseconds since 1970; null when it does not say, or is no JWT. Nothing is verified:
 * the graph does that, this only tells somebody in time.
 */
export function tokenExpiry(token: string): number | null {
  try {
    const payload = token.split(".")[1] ?? "";
    const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as {
      exp?: unknown;
    };
    return typeof claims.exp === "number" ? claims.exp * 1000 : null;
  } catch {
    return null;
  }
}
