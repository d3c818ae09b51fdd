import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startGatewayProcess, temporaryFolder } from "./gateway-process.js";

const PATIENCE_MS = 60_000;

/** Where embedded PostgreSQL says that it runs. */
const postmaster = (folder: string) => join(folder, "postgres", "server", "data", "postmaster.pid");

/** A start that was ended by Ctrl-C, with what it printed. */
const ENDED_WELL = {
  exitCode: 0,
  stdout: expect.stringMatching(
    /Demo clock 2023-03-02T10:00\+09:00[\s\S]*authorization: Bearer [\w-]+\.[\w-]+\.[\w-]+/,
  ),
  stderr: "",
};

const PRINTED_ANSWER = {
  data: {
    partner: {
      displayName: "데모 제과점 (Demo bakery)",
      compensation: {
        total: { received: 80_000, cash: 30_000, isComplete: true },
        talk: {
          grants: [
            { won: 30_000, reason: { text: expect.stringContaining("30,000 won") } },
            { won: 50_000, reason: { text: expect.stringContaining("50,000 won") } },
          ],
        },
      },
    },
  },
  extensions: {
    sources: ["TALK", "MOBILITY", "GAMES", "ENTERTAINMENT", "PAY"].map((affiliate) => ({
      affiliate,
      state: "OK",
      ms: expect.any(Number),
      asOf: expect.stringMatching(/^2023-03-02T01:/),
    })),
  },
};

describe("npm start", { timeout: PATIENCE_MS }, () => {
  it("takes a Ctrl-C at any time and ends with its database, nothing is half-done, and the next start has it all and answers the query it prints", async () => {
    const folder = await temporaryFolder();
    const start = (variables = {}) =>
      startGatewayProcess({ PORT: "0", DATA_DIR: folder, ...variables });

    const starting = start();
    await vi.waitUntil(() => existsSync(postmaster(folder)), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    starting.signal("SIGINT");
    expect(await starting.ended()).toEqual(ENDED_WELL);
    expect(existsSync(postmaster(folder))).toBe(false);

    const port = await takenPort();
    const refused = start({ PORT: port });
    expect(await refused.ended()).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `\nPort ${port} is in use. Stop what listens there, or choose another one: PORT=4001 npm start.\n\n`,
    });
    expect(existsSync(postmaster(folder))).toBe(false);

    const loading = start();
    const ready = await fetch(`${await loading.listening()}/ready`);
    loading.signal("SIGINT");
    const interrupted = await loading.ended();
    expect({ ...interrupted, ready: ready.status }).toEqual({ ...ENDED_WELL, ready: 200 });
    expect(interrupted.stdout).not.toMatch(/synthetic reports are loaded/);
    expect(existsSync(postmaster(folder))).toBe(false);

    const whole = start();
    const address = await whole.listening();
    expect(await sendPrinted(await whole.announced(), address)).toEqual(PRINTED_ANSWER);
    expect(await whole.printed(/[\d,]+ synthetic reports are loaded/)).toBe(
      "10,512 synthetic reports are loaded",
    );
  });

  it("refuses the data folder of another PostgreSQL version and leaves it as it is", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "postgres", "server", "data"), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "postgres", "server", "data", "PG_VERSION"), "14\n");

    const { exitCode, stderr } = await startGatewayProcess({ PORT: "0", DATA_DIR: folder }).ended();

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/PostgreSQL 14/);
    expect(stderr).toMatch(/DATA_DIR/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("says that a configured database does not answer, without its password", async () => {
    const { exitCode, stderr } = await startGatewayProcess({
      PORT: "0",
      NODE_ENV: "development",
      DATABASE_URL: "postgres://admin:secret-word@127.0.0.1:1/postgres",
      JWKS_URL: "http://127.0.0.1:1/jwks.json",
      JWT_ISSUER: "issuer",
      JWT_AUDIENCE: "audience",
    }).ended();

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/database/i);
    expect(stderr).not.toContain("secret-word");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("lists every wrong setting at once, each with its fix", async () => {
    const { exitCode, stderr } = await startGatewayProcess({
      PORT: "many",
      LOG_LEVEL: "loud",
      DATABASE_URL: "postgres://admin:x@127.0.0.1:1/postgres",
    }).ended();

    expect(exitCode).toBe(1);
    for (const variable of ["PORT", "LOG_LEVEL", "JWKS_URL"]) expect(stderr).toContain(variable);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

/** A port on which somebody else listens. */
async function takenPort(): Promise<string> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void taken.close());
  return String((taken.address() as AddressInfo).port);
}

/** Sends what the start printed: its query, with its token. */
async function sendPrinted(announcement: string, address: string): Promise<unknown> {
  const token = /authorization: (Bearer \S+?)'/.exec(announcement)?.[1] ?? "";
  const body = /-d '(.*)'/.exec(announcement)?.[1] ?? "";
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: token },
    body,
  });
  return response.json();
}
