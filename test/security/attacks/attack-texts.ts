/** Texts that are something else to SQL, to a pattern, to an array, to JSON or to a format than they are to a reader. */
export const INJECTIONS: readonly string[] = [
  `' or '1'='1`,
  `"; drop table grants; --`,
  `\\'); delete from grant_events; select pg_sleep(5); /*`,
  `x' union select beneficiary_id, display_name, null from beneficiaries where 'a' like '%`,
  `$1$2 $$ $body$ {{}} %s %I :name @p ? \\`,
  "%_%",
  `{"a","b\\"},{NULL}','{}'::text[] [{"$ne":null}]'::jsonb - 'id`,
];

const HANGUL = "가나다 주식회사";

/** Texts that PostgreSQL cannot hold, or would hold as another: they are refused, and the answer says why. */
export const UNKEPT: readonly (readonly [what: string, text: string])[] = [
  ["U+0000", "a\0b"],
  ["U+0000 alone", "\0"],
  ["the first half of a surrogate pair", "a\uD83D"],
  ["the second half of a surrogate pair", "\uDE00b"],
  ["surrogates in the wrong order", "\uDE00\uD83D"],
];

/** Texts that are odd to look at and still texts. */
export const ODD: readonly (readonly [what: string, text: string])[] = [
  ["an override of the direction", "\u202Egnp.exe\u202C"],
  ["characters of no width", "a\u200B\u200C\u200D\u2060\uFEFFb"],
  ["a flood of combining characters", `a${"\u0301\u0316\u0489".repeat(300)}`],
  ["Hangul as syllables", HANGUL.normalize("NFC")],
  ["Hangul as letters", HANGUL.normalize("NFD")],
  ["a family of one glyph", "👨‍👩‍👧‍👦".repeat(20)],
  ["control characters", "\u0001\u0007\u0008\u001B[31m\u007F\u0085"],
  ["line ends of every kind", "a\r\nb\u2028c\u2029d\ve"],
  ["what is no character and may be written", "\uFFFE\uFFFF\u{10FFFF}"],
  ["names of what every object has", "__proto__"],
];

/** All of them at once. */
export const ODDEST = ODD.map(([, text]) => text).join(" ");

/** What an answer may never say, whatever it was asked with: a statement, a driver's words, a host, a stack, a file. */
export const TELLING =
  /\b(select|insert into|update|delete from) \S|syntax error at|relation "|column "|pg_|postgres|drizzle|apollo|fastify|type-graphql|graphql-j|ECONNREFUSED|127\.0\.0\.1|localhost|node_modules|\.[jt]s\b|\n +at /i;
