import { SPELLINGS } from "../security/pii/people.fixture.js";
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind } from "./evidence.js";

/** Something that must not be read in a log, an error, an address or on a screen. */
export type Sensitive = { what: string; within: readonly EvidenceKind[]; pattern: RegExp };

/** Where something was that must not be there. */
export type Leak = { what: string; kind: EvidenceKind; excerpt: string; test: string };

const ANYWHERE = EVIDENCE_KINDS;

/**
 * What is searched for. A log may hold the stack of a failure and the address of a host, which operators need to mend it,
 * and nobody else reads it; it may not hold SQL, whose values are people's data. Errors, addresses and the output of
 * commands hold neither stack nor SQL. Ids of beneficiaries may be anywhere: they mean nothing outside the graph.
 */
export const SENSITIVE: readonly Sensitive[] = [
  {
    what: "a contact of a person of the demo",
    within: ANYWHERE,
    pattern: anyOf(SPELLINGS),
  },
  {
    what: "a phone number",
    within: ANYWHERE,
    pattern:
      /(?<![\w.-])(?:\+?82[-. ]?\(?0?\)?|\(?0)(?:1[016-9]|2|[3-6][1-5]|70)\)?[-. ]?\d{3,4}[-. ]?\d{4}(?![\w-])/,
  },
  {
    what: "an e-mail address",
    within: ANYWHERE,
    pattern: /[\w.%+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+/,
  },
  {
    what: "a business or account number",
    within: ANYWHERE,
    pattern: /(?<![\w.-])(?:\d{3} \d{2} \d{5}|\d{2,6}-\d{2,6}-\d{4,8}(?:-\d{1,6})?)(?![\w-])/,
  },
  {
    what: "the name of a person of the demo",
    within: ["log", "url"],
    pattern: /데모 [가-힣P]|\(Demo |합성 (?:이용자|업체) \d|\(Synthetic /,
  },
  {
    what: "a token",
    within: ANYWHERE,
    pattern: /\beyJ[\w-]{8,}|\bbearer\s+[\w.~+/-]{16,}/i,
  },
  {
    what: "key material",
    within: ANYWHERE,
    pattern:
      /(?<![A-Za-z\d+/])[A-Za-z\d+/]{43}=|PRIVATE KEY-----|"(?:d|k|p|q|dp|dq|qi)"\s*:\s*"[\w-]{20,}"/,
  },
  {
    what: "a password of a database",
    within: ANYWHERE,
    pattern: /\bpostgres(?:ql)?:\/\/[^\s:@/]+:[^\s@/]+@/,
  },
  {
    what: "SQL",
    within: ANYWHERE,
    pattern:
      /\bselect\s.{1,400}\sfrom\s+["a-z_]|\binsert\s+into\b|\bupdate\b.{1,200}\bset\b.{1,200}=|\bdelete\s+from\b|\b(?:alter|drop|truncate)\s+table\b/is,
  },
  {
    what: "a stack or a path",
    within: ["error", "url", "output"],
    pattern: /\n\s+at \S.*:\d+|\\n\s+at \S.*:\d+|\bfile:\/\/|\/node_modules\//,
  },
  {
    what: "a host",
    within: ["error"],
    pattern: /\bE(?:CONN\w+|NOTFOUND|HOSTUNREACH)\b|\b(?:127\.0\.0\.1|localhost):\d+/,
  },
];

/** An attack that puts something where it must not be, to see that it gains nothing by it. */
const ATTACKS: readonly Omit<Leak, "excerpt">[] = [
  {
    what: "a token",
    kind: "url",
    test: "test/security/identity/tokens.test.ts > a good token > in the address is not looked at: addresses are logged on the way",
  },
];

/** The demo hands its agent's token to whoever started it, within this line, and nowhere else. */
const DEMO_TOKEN = /-H 'authorization: Bearer \S+'/g;

/** Everything in the evidence that must not be there. */
export function leaksIn(evidence: readonly Evidence[]): Leak[] {
  return evidence.flatMap(findIn).filter((leak) => !ATTACKS.some((attack) => isOf(attack, leak)));
}

function findIn({ kind, text, test }: Evidence): Leak[] {
  const readable = readableText(kind, text);
  return SENSITIVE.filter(({ within }) => within.includes(kind)).flatMap(({ what, pattern }) => {
    const found = pattern.exec(readable);
    return found ? [{ what, kind, test, excerpt: excerptOf(readable, found.index) }] : [];
  });
}

function isOf(attack: Omit<Leak, "excerpt">, { what, kind, test }: Leak): boolean {
  return attack.what === what && attack.kind === kind && attack.test === test;
}

function readableText(kind: EvidenceKind, text: string): string {
  if (kind === "url") return `${text} ${decoded(text)}`;
  return kind === "output" ? text.replace(DEMO_TOKEN, "") : text;
}

const BEFORE = 40;
const AFTER = 120;

function excerptOf(text: string, index: number): string {
  return text.slice(Math.max(index - BEFORE, 0), index + AFTER);
}

/** An address as somebody would read it. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll("+", " "));
  } catch {
    return "";
  }
}

function anyOf(texts: readonly string[]): RegExp {
  const literal = [...new Set(texts)].map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(literal.join("|"));
}
