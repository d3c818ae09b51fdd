import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { registry } from "../../../subgraphs/registry.js";
import { environmentOf, startCommand } from "../../integration/commands.js";
import { freshDatabases } from "../../postgres.js";
import { databaseError, OF_PEOPLE } from "../../unit/gateway/database-error.fixture.js";
import { startGatewayProcess, temporaryFolder } from "../starting/gateway-process.js";
import { openRequest } from "./open-request.js";
import { ANSWER, talkCaller } from "./signed-call.js";

const PATIENCE_MS = 60_000;
const QUERY = JSON.stringify({ query: "{ viewer { role } }" });
const urls = await freshDatabases(...registry.map(({ name }) => name));

/** Makes a process do this with an error of the database, as a mistake in it would, when it gets SIGUSR2. */
async function mistaken(what: string): Promise<{ NODE_OPTIONS: string }> {
  const { message, cause } = databaseError();
  const driver = cause as Error;
  const file = join(await temporaryFolder(), "mistake.mjs");
  await writeFile(
    file,
    `const cause = Object.assign(new Error(${JSON.stringify(driver.message)}), ${JSON.stringify(driver)});
    const error = new Error(${JSON.stringify(message)}, { cause });
    process.on("SIGUSR2", () => { ${what} });`,
  );
  return { NODE_OPTIONS: `--import=${file}` };
}

/** The one line that is said of it, whatever LOG_LEVEL leaves out. */
const LINE = {
  level: 60,
  time: expect.any(Number),
  err: {
    type: "PostgresError",
    code: "23514",
    message: "no room for 010-****-0001",
    stack: expect.stringContaining("PostgresError: no room"),
  },
  msg: "an error that nobody caught: the process ends",
};

describe("an error that nobody caught is logged bare, and ends the process in order", {
  timeout: PATIENCE_MS,
}, () => {
  it("a gateway, of a promise: what was under way is answered, and nobody is told that all went well", async () => {
    const gateway = startGatewayProcess({
      ...environmentOf(urls),
      ...(await mistaken("void Promise.reject(error)")),
      PORT: "0",
      LOG_LEVEL: "silent",
    });
    const address = await gateway.listening();
    const open = await openRequest(`${address}/graphql`, {}, QUERY);

    gateway.signal("SIGUSR2");
    await gateway.complained();
    const answer = await open.finish();
    const { exitCode, stdout, stderr } = await gateway.ended();

    expect(answer).toEqual({
      status: 200,
      connection: "close",
      body: expect.stringContaining('{"viewer":{"role":"ANONYMOUS"}}'),
    });
    expect(JSON.parse(stderr)).toEqual(LINE);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toMatch(OF_PEOPLE);
  });

  it("a subgraph, of anything else: likewise", async () => {
    const { keyText, callTo } = talkCaller();
    const talk = startCommand("subgraph", ["talk", "--port", "0"], {
      ...environmentOf(urls),
      ...(await mistaken("throw error")),
      DATA_DIR: await temporaryFolder(),
      TALK_SIGNING_KEYS: keyText,
      LOG_LEVEL: "silent",
    });
    const url = new URL(await talk.printed(/http:\S+/));
    const { headers, body } = callTo(url);
    const open = await openRequest(url.href, headers, body);

    talk.kill("SIGUSR2");
    await talk.printed(/nobody caught/);
    const answer = await open.finish();
    const { exitCode, stdout, stderr } = await talk.ended();

    expect(answer).toEqual({ status: 200, connection: "close", body: ANSWER });
    expect(JSON.parse(stderr)).toEqual(LINE);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toMatch(OF_PEOPLE);
  });
});
