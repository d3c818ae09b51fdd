import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { databaseError, OF_PEOPLE, PHONE } from "./database-error.fixture.js";

function recordedLog() {
  const lines: string[] = [];
  const log = createLog("trace", { write: (line: string) => void lines.push(line) });
  return { log, lines };
}

const LOGGED = {
  type: "PostgresError",
  code: "23514",
  message: "no room for 010-****-0001",
  stack: expect.stringContaining("010-****-0001"),
};

describe("the log", () => {
  it.each<[string, (log: ReturnType<typeof createLog>) => void, string]>([
    ["in a field", (log) => log.error({ err: databaseError() }, "it failed"), "it failed"],
    ["in a field, with no message", (log) => log.error({ err: databaseError() }), "an error"],
    ["on its own", (log) => log.warn(databaseError()), "an error"],
    ["in a field of a child", (log) => log.child({ a: 1 }).error(databaseError()), "an error"],
    [
      "in a field of the server's",
      (log) => Fastify({ loggerInstance: log }).log.error({ err: databaseError() }),
      "an error",
    ],
  ])("shows of an error %s what it is and not what drivers hang on it", (_how, write, msg) => {
    const { log, lines } = recordedLog();

    write(log);

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ err: LOGGED, msg }),
    ]);
    expect(lines.join()).not.toMatch(OF_PEOPLE);
  });

  it("shows no number that somebody put into a message", () => {
    const { log, lines } = recordedLog();

    log.info(`a call from ${PHONE}`);
    log.info("a call from %s", PHONE);
    log.info({ msg: "said in a field" });

    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      "a call from 010-****-0001",
      "a call from 010-****-0001",
      "said in a field",
    ]);
  });

  it("shows of a request its method and not its address", () => {
    const { log, lines } = recordedLog();

    Fastify({ loggerInstance: log }).log.info({ req: { method: "GET", url: `/?q=${PHONE}` } });

    expect(lines.map((line) => JSON.parse(line).req)).toEqual([{ method: "GET" }]);
  });
});
