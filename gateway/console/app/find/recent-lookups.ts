/** Kept by the browser until its tab is closed or somebody signs out: ids, which name nobody by themselves. */
const KEY = "console:recent";
const MOST = 8;

/** Whom this tab looked at, the latest first. */
export function recentLookups(): string[] {
  const ids: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

export function rememberLookup(id: string): void {
  const ids = [id, ...recentLookups().filter((other) => other !== id)].slice(0, MOST);
  sessionStorage.setItem(KEY, JSON.stringify(ids));
}
