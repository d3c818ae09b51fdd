import { describe, expect, it } from "vitest";
import { judgeAnswer } from "../../../gateway/commands/drill/judge-answer.js";

const NONE = { received: 0, cash: 0, offered: 0, pending: 0, expired: 0 };
const KNOWN = new Map([
  [
    "ptn_a",
    new Map([
      ["TALK", { ...NONE, received: 30_000 }],
      ["PAY", { ...NONE, received: 5_000 }],
    ]),
  ],
]);
const TOTAL = { received: 35_000, isComplete: true, missing: [] as string[] };
const TALK = { grants: [{ won: 30_000 }] };
const PAY = { grants: [{ won: 5_000 }] };
const EVENTS = [{ affiliate: "PAY" }, { affiliate: "TALK" }];

type Compensation = Record<string, unknown>;

function answer(compensation: Compensation, errors?: object[]) {
  const data = { partner: { id: "ptn_a", compensation } };
  return { status: 200, text: JSON.stringify({ ...(errors && { errors }), data }) };
}

const WHOLE = answer({ total: TOTAL, talk: TALK, pay: PAY, timeline: { nodes: EVENTS } });
const LEFT = {
  total: { received: 30_000, isComplete: false, missing: ["PAY"] },
  talk: TALK,
  pay: null,
  timeline: { nodes: [{ affiliate: "TALK" }] },
};
const ERROR = {
  message: "An affiliate is not available.",
  path: ["partner", "compensation", "pay"],
  extensions: { code: "AFFILIATE_UNAVAILABLE", affiliate: "PAY" },
};

/** What is wrong with an answer when Pay is down. */
function problemsOf(told: { status: number; text: string }) {
  return judgeAnswer(told, {
    whole: WHOLE,
    broken: [{ affiliate: "PAY", state: "UNAVAILABLE" }],
    known: KNOWN,
    internal: [":40123"],
    beneficiaryId: null,
  });
}

describe("an answer while an affiliate is down", () => {
  it("is right when the rest is there, the total is honest and the error says who and why", () => {
    expect(problemsOf(answer(LEFT, [ERROR]))).toEqual([]);
  });

  const at = (path: string) => `partner.compensation${path}`;
  const lied = { ...LEFT.total, isComplete: true, missing: [] };
  const coded = { ...ERROR, extensions: { ...ERROR.extensions, code: "AFFILIATE_TIMEOUT" } };
  const ofTalk = { ...ERROR, extensions: { ...ERROR.extensions, affiliate: "TALK" } };

  it.each<[string, Compensation, object[] | undefined, string]>([
    ["the rest differs", { ...LEFT, talk: PAY }, [ERROR], at(".talk.grants.0.won: not what it is")],
    ["the rest is missing", { ...LEFT, talk: null }, [ERROR], at(".talk: not what it is")],
    ["what is broken is there", { ...LEFT, pay: PAY }, [ERROR], at(".pay: there although")],
    [
      "the total claims to be whole",
      { ...LEFT, total: lied },
      [ERROR],
      at(".total.isComplete: claims"),
    ],
    ["the total names nobody", { ...LEFT, total: lied }, [ERROR], at(".total.missing: names []")],
    [
      "the total counts what is not known",
      { ...LEFT, total: { ...LEFT.total, received: 35_000 } },
      [ERROR],
      at(".total.received: 35000 in place of 30000"),
    ],
    ["there is no total", { ...LEFT, total: null }, [ERROR], at(".total: not there")],
    [
      "an event is lost",
      { ...LEFT, timeline: { nodes: [] } },
      [ERROR],
      at(".timeline.nodes: lacks"),
    ],
    [
      "a broken one's event is shown",
      { ...LEFT, timeline: { nodes: EVENTS } },
      [ERROR],
      at(".timeline.nodes: has"),
    ],
    ["nobody says why", LEFT, undefined, at(".pay: 0 errors say why")],
    ["it is said twice", LEFT, [ERROR, ERROR], at(".pay: 2 errors say why")],
    ["the code is another", LEFT, [coded], at(".pay: code AFFILIATE_TIMEOUT")],
    ["another is blamed", LEFT, [ofTalk], at(".pay: an error of TALK, which is well")],
    [
      "an address is told",
      LEFT,
      [{ ...ERROR, message: "no 127.0.0.1" }],
      "answer: tells of the inside",
    ],
    ["a port is told", LEFT, [{ ...ERROR, message: "host:40123" }], "answer: tells of the inside"],
    [
      "a statement is told",
      LEFT,
      [{ ...ERROR, message: "select x from y" }],
      "answer: tells of the inside",
    ],
  ])("is wrong when %s", (_what, compensation, errors, problem) => {
    expect(problemsOf(answer(compensation, errors)).join("\n")).toContain(problem);
  });

  it("is wrong when it is none", () => {
    expect(problemsOf({ status: 503, text: "<html>" })).toEqual([
      "answer: status 503",
      "answer: no data",
    ]);
  });
});
