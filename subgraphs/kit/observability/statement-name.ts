/** So many are remembered; there are some hundred statements, each one constant text. */
const MOST_KEPT = 1_000;

const VERB = /\b(?:select|insert|update|delete|call|set)\b/i;
/** Not a function, of which rows are selected, too. */
const TABLE = /\b(?:from|into|update)\s+"?([a-z_][a-z0-9_]*)\b"?(?!\s*[(.])/i;

const names = new Map<string, string>();

/**
 * What a statement is called where its text has no place: what it does, and the first table it does it to, as in
 * `select grants`.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size === MOST_KEPT) names.clear();
  const verb = VERB.exec(text)?.[0].toLowerCase() ?? "statement";
  const table = TABLE.exec(text);
  const name = table ? `${verb} ${table[1]}` : verb;
  names.set(text, name);
  return name;
}
