import { describe, expect, it, vi } from "vitest";
import { startGatewayProcess, temporaryFolder } from "../starting/gateway-process.js";
import { openRequest } from "./open-request.js";

const PATIENCE_MS = 60_000;
const QUERY = JSON.stringify({ query: "{ viewer { role } }" });
const OTHERS = 10;

/** Says no at /ready as soon as it was told to end, and for so long takes who comes all the same. */
const NOTICE_MS = 1_500;

describe("a gateway that is told to end", () => {
  it(
    "says so at /ready at once, answers everything that was under way, and ends well",
    async () => {
      const gateway = startGatewayProcess({
        PORT: "0",
        DATA_DIR: await temporaryFolder(),
        DEMO_DATA: "off",
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
    },
    PATIENCE_MS,
  );
});
