import {
  buildSchema,
  type ExecutionResult,
  GraphQLError,
  type GraphQLErrorOptions,
  parse,
} from "graphql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCallPolicy } from "../../../gateway/subgraph-call/call-policy.js";
import { callSubgraph, type SubgraphRoute } from "../../../gateway/subgraph-call/call-subgraph.js";
import { DeadlineExceeded, WrongAnswer } from "../../../gateway/subgraph-call/failures.js";
import {
  gatewayContext,
  type SubgraphTransport,
} from "../../../gateway/subgraph-call/subgraph-call.js";
import { ERROR_CODES, type ErrorCode } from "../../../subgraphs/kit/errors/error-codes.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const UNAVAILABLE = "계열사 시스템이 응답하지 않습니다. An affiliate is not available.";
const TIMED_OUT =
  "계열사 시스템이 제시간에 응답하지 않았습니다. An affiliate did not answer in time.";
const NO_DIRECTORY =
  "이용자·파트너 정보를 지금 조회할 수 없습니다. 잠시 후 다시 시도하세요. Users and partners cannot be looked up at the moment: try again shortly.";
const NOT_ON_RECORD =
  "감사 기록을 남길 수 없어 보여 드리거나 처리하지 않았습니다. 잠시 후 다시 시도하세요. It cannot be put on record at the moment, so nothing was shown or changed: try again shortly.";

const REQUEST = {
  schema: buildSchema("type Query { any: ID }"),
  document: parse(`query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Compensation { talk { sums { won } } } }
  }`),
  variables: {
    representations: ["ptn_a", "ptn_b"].map((beneficiaryId) => ({
      __typename: "Compensation",
      outageId: "1015",
      beneficiaryId,
    })),
  },
};
const NULLS = { _entities: [{ talk: null }, { talk: null }] };
const ANSWER = { _entities: [{ talk: { sums: [] } }, { talk: { sums: [] } }] };
const SECRET = new Error("connect ECONNREFUSED postgres://talk:s3cret@10.0.0.7/talk");

/** Calls with one transport after another in one gateway request: what came of it, what was noted and what was logged. */
async function calling(transports: SubgraphTransport[], route: Partial<SubgraphRoute> = {}) {
  const context = gatewayContext({ viewer: AGENT, now: DEMO_INSTANT });
  const log = vi.fn();
  const answers = [];
  for (const transport of transports) {
    const whole: SubgraphRoute = {
      name: "talk",
      affiliate: "TALK",
      deadlineMs: 1_000,
      policy: createCallPolicy({ concurrency: 10, retries: false }),
      ...route,
      transport,
    };
    const { data, errors } = await callSubgraph(whole, REQUEST, context, log);
    answers.push({ data, errors: errors?.map((error) => error.toJSON()) });
  }
  const logged = log.mock.calls.map(([failure]) => failure);
  return { answers, sources: Object.fromEntries(context.sources), logged };
}

const answering = (result: ExecutionResult) => async () => result;
const throwing = (cause: unknown) => async () => Promise.reject(cause);
const silent: SubgraphTransport = () => new Promise(() => undefined);

function failing(code: ErrorCode, message: string) {
  const extensions = { code, affiliate: "TALK" };
  return [0, 1].map((index) => ({ message, path: ["_entities", index, "talk"], extensions }));
}

const SEEN = { ms: expect.any(Number), asOf: DEMO_INSTANT };

describe("a subgraph that answers", () => {
  it("is passed on as it is, and counts as OK", async () => {
    expect(await calling([answering({ data: ANSWER })])).toEqual({
      answers: [{ data: ANSWER, errors: undefined }],
      sources: { TALK: { state: "OK", ...SEEN } },
      logged: [],
    });
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers();
    try {
      await calling([answering({ data: ANSWER }), throwing(SECRET)]);

      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a subgraph that fails", () => {
  it.each([
    ["throws", throwing(SECRET), SECRET],
    ["throws something that is no error", throwing("s3cret"), "s3cret"],
    ["answers with nothing", answering({}), new WrongAnswer("neither data nor errors")],
    [
      "answers null without saying why",
      answering({ data: null }),
      new WrongAnswer("neither data nor errors"),
    ],
  ])(
    "by what it %s gives nulls, a code at each of them, a note and a log line with the cause",
    async (_how, transport, cause) => {
      expect(await calling([transport])).toEqual({
        answers: [{ data: NULLS, errors: failing("AFFILIATE_UNAVAILABLE", UNAVAILABLE) }],
        sources: { TALK: { state: "UNAVAILABLE", ...SEEN } },
        logged: [{ subgraph: "talk", code: "AFFILIATE_UNAVAILABLE", cause }],
      });
    },
  );

  it("is named by its own code when it is the directory, and is no affiliate's fault", async () => {
    const route = { name: "directory", affiliate: null };

    expect(await calling([throwing(SECRET)], route)).toEqual({
      answers: [
        {
          data: NULLS,
          errors: failing("DIRECTORY_UNAVAILABLE", NO_DIRECTORY).map((error) => ({
            ...error,
            extensions: { code: "DIRECTORY_UNAVAILABLE" },
          })),
        },
      ],
      sources: {},
      logged: [{ subgraph: "directory", code: "DIRECTORY_UNAVAILABLE", cause: SECRET }],
    });
  });
});

describe("a subgraph that does not answer in time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Calls a subgraph that never answers, and lets as many milliseconds pass. */
  async function waiting(ms: number, route: Partial<SubgraphRoute> = {}) {
    let signal: AbortSignal | undefined;
    const call = calling(
      [
        (request, context, given) => {
          signal = given;
          return silent(request, context, given);
        },
      ],
      route,
    );
    let outcome: Awaited<typeof call> | null = null;
    void call.then((done) => {
      outcome = done;
    });
    await vi.advanceTimersByTimeAsync(ms);
    return { outcome: outcome as Awaited<typeof call> | null, aborted: signal?.aborted };
  }

  it("is waited for until its deadline", async () => {
    expect(await waiting(999)).toEqual({ outcome: null, aborted: false });
  });

  it("is aborted then, and gives nulls with the code of a timeout", async () => {
    expect(await waiting(1_000)).toEqual({
      outcome: {
        answers: [{ data: NULLS, errors: failing("AFFILIATE_TIMEOUT", TIMED_OUT) }],
        sources: { TALK: { state: "TIMEOUT", ...SEEN } },
        logged: [
          {
            subgraph: "talk",
            code: "AFFILIATE_TIMEOUT",
            cause: new DeadlineExceeded("talk took longer than 1000 ms"),
          },
        ],
      },
      aborted: true,
    });
  });

  it("is simply unavailable when it is the directory", async () => {
    const { outcome } = await waiting(1_000, { name: "directory", affiliate: null });

    expect(outcome?.logged).toEqual([
      {
        subgraph: "directory",
        code: "DIRECTORY_UNAVAILABLE",
        cause: new DeadlineExceeded("directory took longer than 1000 ms"),
      },
    ]);
  });
});

describe("an error of the subgraph's own", () => {
  const path = ["_entities", 1, "talk"];
  const DATA = { _entities: [{ talk: { sums: [] } }, { talk: null }] };
  const CODES = Object.keys(ERROR_CODES) as ErrorCode[];
  const ofCaller: ErrorCode[] = ["UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT"];

  function withError(message: string, options: GraphQLErrorOptions) {
    return calling([
      answering({ data: DATA, errors: [new GraphQLError(message, { path, ...options })] }),
    ]);
  }

  it.each(ofCaller)("about the caller passes with its words: %s", async (code) => {
    expect(await withError("말 the words", { extensions: { code, sql: "select 1" } })).toEqual({
      answers: [
        {
          data: DATA,
          errors: [{ message: "말 the words", path, extensions: { code, affiliate: "TALK" } }],
        },
      ],
      sources: { TALK: { state: "OK", ...SEEN } },
      logged: [],
    });
  });

  it("about a record that could not be made passes with its code alone, and is logged as a failure", async () => {
    const code = "AUDIT_UNAVAILABLE";

    expect(
      await withError(SECRET.message, { originalError: SECRET, extensions: { code } }),
    ).toEqual({
      answers: [
        {
          data: DATA,
          errors: [{ message: NOT_ON_RECORD, path, extensions: { code, affiliate: "TALK" } }],
        },
      ],
      sources: { TALK: { state: "UNAVAILABLE", ...SEEN } },
      logged: [{ subgraph: "talk", code, cause: SECRET }],
    });
  });

  const UNREGISTERED = ["DOWNSTREAM_SERVICE_ERROR", "constructor", 42, undefined];
  const passed: ErrorCode[] = [...ofCaller, "AUDIT_UNAVAILABLE"];
  const ofOthers = CODES.filter((code) => !passed.includes(code));
  it.each([...UNREGISTERED, ...ofOthers])(
    "with any other code is masked, logged with its cause, and the rest stands: %s",
    async (code) => {
      const outcome = await withError(SECRET.message, {
        originalError: SECRET,
        extensions: { code },
      });

      expect(outcome).toEqual({
        answers: [
          {
            data: DATA,
            errors: [
              {
                message: UNAVAILABLE,
                path,
                extensions: { code: "AFFILIATE_UNAVAILABLE", affiliate: "TALK" },
              },
            ],
          },
        ],
        sources: { TALK: { state: "UNAVAILABLE", ...SEEN } },
        logged: [{ subgraph: "talk", code: "AFFILIATE_UNAVAILABLE", cause: SECRET }],
      });
    },
  );

  it("in place of all data leaves nulls where the data would be, and what it does not explain is no answer", async () => {
    const error = new GraphQLError("You may not.", { path, extensions: { code: "FORBIDDEN" } });

    const { answers } = await calling([answering({ data: null, errors: [error] })]);

    expect(answers).toEqual([
      {
        data: NULLS,
        errors: [
          { message: "You may not.", path, extensions: { code: "FORBIDDEN", affiliate: "TALK" } },
          failing("AFFILIATE_UNAVAILABLE", UNAVAILABLE)[0],
        ],
      },
    ]);
  });
});

describe("an error of the whole answer", () => {
  it("stands at each null, once, whatever else was said", async () => {
    const errors = [SECRET.message, "another"].map((message) => new GraphQLError(message));

    const { answers } = await calling([answering({ errors })]);

    expect(answers).toEqual([
      { data: NULLS, errors: failing("AFFILIATE_UNAVAILABLE", UNAVAILABLE) },
    ]);
  });

  it("about the caller passes with its words", async () => {
    const error = new GraphQLError("You may not.", { extensions: { code: "FORBIDDEN" } });

    const { answers } = await calling([answering({ errors: [error] })]);

    expect(answers).toEqual([{ data: NULLS, errors: failing("FORBIDDEN", "You may not.") }]);
  });
});

describe("an affiliate that is called twice in one request", () => {
  const good = answering({ data: ANSWER });
  const bad = throwing(SECRET);

  it.each([
    ["good, then bad", [good, bad]],
    ["bad, then good", [bad, good]],
  ])("is reported by its worse call: %s", async (_order, transports) => {
    const { sources } = await calling(transports);

    expect(sources).toEqual({ TALK: { state: "UNAVAILABLE", ...SEEN } });
  });

  it("is reported with the time of its slower call", async () => {
    const slow: SubgraphTransport = async () => {
      clock += 70;
      return { data: ANSWER };
    };
    let clock = 0;
    const watch = vi.spyOn(performance, "now").mockImplementation(() => clock);
    try {
      const { sources } = await calling([slow, good]);

      expect(sources).toEqual({ TALK: { state: "OK", ms: 70, asOf: DEMO_INSTANT } });
    } finally {
      watch.mockRestore();
    }
  });
});
