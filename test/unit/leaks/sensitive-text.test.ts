import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../../leaks/evidence.js";
import { leaksIn, SENSITIVE } from "../../leaks/sensitive-text.js";
import { keyText } from "../../pii-keys.js";

const TEST = "a.test.ts > a test";

function found(kind: EvidenceKind, text: string): string[] {
  return leaksIn([{ kind, text, test: TEST }]).map(({ what }) => what);
}

/** For every sort of sensitive data, ways in which it got out somewhere before. */
const PLANTED: readonly (readonly [what: string, kind: EvidenceKind, text: string])[] = [
  ["a contact of a person of the demo", "log", '{"searched":"01000000001"}'],
  ["a contact of a person of the demo", "error", "nobody has PTN.DEMO_BAKERY@EXAMPLE.INVALID"],
  ["a contact of a person of the demo", "url", `/?after=${base64url("010-0000-0001")}`],
  ["a contact of a person of the demo", "output", "paid to 999 000-0000-00001"],
  ["a phone number", "log", '{"msg":"call 010-9876-5432"}'],
  ["a phone number", "error", "nobody has +82 10 9876 5432"],
  ["a phone number", "url", "/graphql?query=010-9876-5432"],
  ["a phone number", "url", "/graphql?query=%2B82%2010%209876%205432"],
  ["a phone number", "output", "01098765432,12"],
  ["a phone number", "output", "(02) 987-6543"],
  ["an e-mail address", "log", '{"to":"somebody@example.com"}'],
  ["an e-mail address", "url", "/search?q=somebody%40example.com"],
  ["a business or account number", "error", "there is no 123-45-67890"],
  ["a business or account number", "output", "paid to 110-234-567890"],
  ["a business or account number", "log", '{"detail":"(110-23-4567-890)"}'],
  ["the name of a person of the demo", "log", '{"displayName":"데모 제과점 (Demo bakery)"}'],
  ["the name of a person of the demo", "url", "/search?q=%EB%8D%B0%EB%AA%A8+%EA%BD%83%EC%A7%91"],
  ["the name of a person of the demo", "log", "합성 이용자 17"],
  ["a token", "log", '{"authorization":"Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIi"}'],
  ["a token", "url", "/graphql?token=eyJhbGciOiJFZERTQSJ9.eyJzdWIi.c2ln"],
  ["a token", "error", "Bearer abcdefghijklmnopqrst is not accepted"],
  ["key material", "output", `PII_KEYS=test:${keyText("test")}`],
  ["key material", "error", "-----BEGIN PRIVATE KEY-----"],
  ["key material", "log", `{"kty":"OKP","d":"${"a".repeat(43)}"}`],
  ["a password of a database", "log", "no answer from postgres://talk_app:secret@db:5432/talk"],
  ["SQL", "log", 'Failed query: select "id" from "people"'],
  ["SQL", "error", "insert into grants values ($1)"],
  ["SQL", "error", "UPDATE claims SET status = $1"],
  ["SQL", "url", "/?q=delete%20from%20claims"],
  ["SQL", "output", "drop table claims"],
  ["a stack or a path", "error", "it failed\n    at run (/srv/gateway/server.js:12:3)"],
  ["a stack or a path", "error", JSON.stringify("it failed\n    at file:///srv/server.js:12:3")],
  ["a stack or a path", "output", "in /srv/node_modules/pino/lib/tools.js"],
  ["a host", "error", "connect ECONNREFUSED 10.0.0.1"],
  ["a host", "error", "no answer from 127.0.0.1:5432"],
];

/** What is written everywhere and gives nobody away. */
const HARMLESS: readonly (readonly [kind: EvidenceKind, text: string])[] = [
  ["log", '{"level":30,"time":1795389342264,"msg":"Server listening at http://127.0.0.1:38309"}'],
  ["log", '{"err":{"stack":"Error: x\\n    at run (/srv/node_modules/pino/lib/tools.js:12:3)"}}'],
  ["log", '{"reference":"err_6f1c2a00-0102-4304-8506-010203040506"}'],
  ["log", '{"subgraph":"talk","beneficiaryId":"usr_synthetic_000123","phone":"010-****-0001"}'],
  ["log", `{"documentHash":"${"0123456789".repeat(6)}abcd"}`],
  [
    "error",
    "이용자·파트너 정보를 지금 조회할 수 없습니다. Select another outage, from 1 to 100 a page.",
  ],
  ["error", "give all of it; the header must be 'Bearer <token>'"],
  ["url", "/graphql"],
  ["url", "/graphiql/assets/editor-1022134.js"],
  ["output", "2022-10-15 15:19 2023-03-02T10:00+09:00 105,116 reports 5,000,000 won 3/14"],
];

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

describe("what is searched for in all that a run leaves behind", () => {
  it.each(PLANTED)("%s is found in a %s: %s", (what, kind, text) => {
    expect(found(kind, text)).toContain(what);
  });

  it("was planted once at least for everything, wherever it must not be", () => {
    const planted = new Set(PLANTED.map(([what]) => what));

    expect([...planted].sort()).toEqual(SENSITIVE.map(({ what }) => what).sort());
  });

  it.each(HARMLESS)("nothing is found in a %s like %s", (kind, text) => {
    expect(found(kind, text)).toEqual([]);
  });

  it("is told with where it was, in which test and what stood around it", () => {
    const text = `${"a".repeat(500)} 123-45-67890 ${"b".repeat(500)}`;

    const leaks = leaksIn([{ kind: "log", text, test: TEST }]);

    expect(leaks).toEqual([
      {
        what: "a business or account number",
        kind: "log",
        test: TEST,
        excerpt: expect.stringMatching(/^a+ 123-45-67890 b+$/),
      },
    ]);
    expect(leaks[0]?.excerpt.length).toBeLessThan(200);
  });

  it("the token that the demo hands to whoever starts it is none, anywhere else it is one", () => {
    const line = "    -H 'authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIi' \\";

    expect([found("output", line), found("log", line)]).toEqual([[], ["a token"]]);
    expect(found("output", line.replace("-H", ""))).toEqual(["a token"]);
  });

  it("what an attack puts there is none, in that test alone", () => {
    const test =
      "test/security/identity/tokens.test.ts > a good token > in the address is not looked at: addresses are logged on the way";
    const text = "/graphql?token=eyJhbGciOiJFZERTQSJ9.eyJzdWIi.c2ln&phone=010-9876-5432";

    const leaks = [test, TEST].map((where) => leaksIn([{ kind: "url", text, test: where }]));

    expect(leaks.map((all) => all.map(({ what }) => what))).toEqual([
      ["a phone number", "a business or account number"],
      ["a phone number", "a business or account number", "a token"],
    ]);
  });

  it("an operator's log may hold where a failure arose, which a client's error may not", () => {
    const stack = "Error: x\n    at run (/srv/server.js:12:3)";

    expect([found("log", stack), found("error", stack)]).toEqual([[], ["a stack or a path"]]);
  });
});
