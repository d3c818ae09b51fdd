import { describe, expect, it, vi } from "vitest";
import { registry } from "../../../subgraphs/registry.js";
import { environmentOf, startCommand } from "../../integration/commands.js";
import { freshDatabases } from "../../postgres.js";
import { startGatewayProcess, temporaryFolder } from "../starting/gateway-process.js";
import { openRequest } from "./open-request.js";
import { ANSWER, talkCaller } from "./signed-call.js";

const PATIENCE_MS = 60_000;
const QUERY = JSON.stringify({ query: "{ viewer { role } }" });
const OTHERS = 10;

/** Says no at /ready as soon as it was told to end, and for so long takes who comes all the same. */
const NOTICE_MS = 500;

const urls = await freshDatabases(...registry.map(({ name }) => name));

describe("a process that is told to end", { timeout: PATIENCE_MS }, () => {
  it("and is a gateway, says so at /ready at once, answers everything that was under way, and ends well", async () => {
    const gateway = startGatewayProcess({
      ...environmentOf(urls),
      PORT: "0",
      DRAIN_DELAY_MS: String(NOTICE_MS),
    });
    const address = await gateway.listening();
    const open = await Promise.all(
      Array.from({ length: OTHERS }, () => openRequest(`${address}/graphql`, {}, QUERY)),
    );

    gateway.signal("SIGTERM");
    await vi.waitUntil(async () => (await fetch(`${address}/ready`)).status === 503);
    const answers = await Promise.all(open.map((one) => one.finish()));
    const { exitCode, stderr } = await gateway.ended();

    expect(answers).toEqual(
      Array(OTHERS).fill({
        status: 200,
        connection: "close",
        body: expect.stringContaining('{"viewer":{"role":"ANONYMOUS"}}'),
      }),
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  it("and is a subgraph, does the same", async () => {
    const { keyText, callTo } = talkCaller();
    const talk = startCommand("subgraph", ["talk", "--port", "0"], {
      ...environmentOf(urls),
      DATA_DIR: await temporaryFolder(),
      TALK_SIGNING_KEYS: keyText,
      DRAIN_DELAY_MS: String(NOTICE_MS),
    });
    const url = new URL(await talk.printed(/http:\S+/));
    const { headers, body } = callTo(url);
    const open = await openRequest(url.href, headers, body);

    talk.kill("SIGTERM");
    await vi.waitUntil(async () => (await fetch(new URL("/ready", url))).status === 503);
    const answer = await open.finish();
    const { exitCode, stderr } = await talk.ended();

    expect(answer).toEqual({ status: 200, connection: "close", body: ANSWER });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    await expect(fetch(new URL("/health", url))).rejects.toThrow();
  });
});
