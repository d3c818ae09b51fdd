import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startGatewayProcess, temporaryFolder } from "./gateway-process.js";

const PATIENCE_MS = 60_000;

/** Where embedded PostgreSQL says that it runs. */
const postmaster = (folder: string) => join(folder, "postgres", "server", "data", "postmaster.pid");

describe("npm start", { timeout: PATIENCE_MS }, () => {
  it("serves the printed query with the printed token, ends on Ctrl-C with its database, and starts again on the same data", async () => {
    const folder = await temporaryFolder();
    for (const start of ["first", "second"]) {
      const gateway = startGatewayProcess({ PORT: "0", DATA_DIR: folder });
      const address = await gateway.listening();
      const ready = await fetch(`${address}/ready`);
      gateway.signal("SIGINT");
      const { exitCode, stdout, stderr } = await gateway.ended();

      expect({ start, exitCode, stderr, ready: ready.status }).toEqual({
        start,
        exitCode: 0,
        stderr: "",
        ready: 200,
      });
      expect(stdout).toContain("Demo clock 2023-03-02T10:00+09:00");
      expect(stdout).toMatch(/authorization: Bearer [\w-]+\.[\w-]+\.[\w-]+/);
      expect(existsSync(postmaster(folder))).toBe(false);
    }
  });

  it("takes a Ctrl-C while it loads the population: nothing is half-done, and the next start loads it", async () => {
    const folder = await temporaryFolder();
    const interrupted = startGatewayProcess({ PORT: "0", DATA_DIR: folder });
    await interrupted.listening();
    interrupted.signal("SIGINT");
    const { exitCode, stdout, stderr } = await interrupted.ended();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });

    const next = startGatewayProcess({ PORT: "0", DATA_DIR: folder });

    expect(stdout).not.toMatch(/synthetic reports are loaded/);
    expect(await next.printed(/[\d,]+ synthetic reports are loaded/)).toBe(
      "10,512 synthetic reports are loaded",
    );
  });

  it("takes a Ctrl-C while it starts: the database it started ends with it", async () => {
    const folder = await temporaryFolder();
    const gateway = startGatewayProcess({ PORT: "0", DATA_DIR: folder });
    await vi.waitUntil(() => existsSync(postmaster(folder)), {
      timeout: PATIENCE_MS,
      interval: 10,
    });

    gateway.signal("SIGINT");

    const { exitCode, stderr } = await gateway.ended();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(existsSync(postmaster(folder))).toBe(false);
  });

  it("answers the query it prints", async () => {
    const gateway = startGatewayProcess({ PORT: "0", DATA_DIR: await temporaryFolder() });
    const address = await gateway.listening();

    expect(await sendPrinted(await gateway.announced(), address)).toEqual({
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
    });
  });

  it("says that the port is in use and how to choose another, and leaves no database running", async () => {
    const folder = await temporaryFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };

    const gateway = startGatewayProcess({ PORT: String(port), DATA_DIR: folder });

    const { exitCode, stderr } = await gateway.ended();
    expect(exitCode).toBe(1);
    expect(stderr.trim()).toBe(
      `Port ${port} is in use. Stop what listens there, or choose another one: PORT=4001 npm start.`,
    );
    expect(existsSync(postmaster(folder))).toBe(false);
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
