import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { explainFailure } from "../../../gateway/announce.js";
import { startGateway } from "../../../gateway/gateway.js";
import { callVariablesOf } from "../../../gateway/settings/call-variables.js";
import { readSettings } from "../../../gateway/settings.js";
import { registry } from "../../../subgraphs/registry.js";
import { environmentOf, startCommand } from "../../integration/commands.js";
import { freshDatabases } from "../../postgres.js";
import { startGatewayProcess, temporaryFolder } from "./gateway-process.js";

const PATIENCE_MS = 60_000;
const urls = await freshDatabases("talk");
const names = registry.map(({ name }) => name);

/** Every subgraph is elsewhere, so that no database is needed to find out that something else is missing. */
const ELSEWHERE = Object.fromEntries(
  names.map((name) => [callVariablesOf(name).url, "http://127.0.0.1:1"]),
);

/** A port that is taken, by what answers everything with 404. */
async function takenPort(): Promise<string> {
  const server = createServer((_, response) => response.writeHead(404).end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

/** What `npm start` says when it cannot start with these variables. */
async function saidOf(variables: Record<string, string>): Promise<string> {
  const environment = {
    NODE_ENV: "test",
    PORT: "0",
    LOG_LEVEL: "silent",
    DATA_DIR: await temporaryFolder(),
    ...ELSEWHERE,
    ...variables,
  };
  const said: string[] = [];
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  try {
    const running = await startGateway(readSettings(environment, names));
    await running.stop();
  } catch (error) {
    explainFailure(error);
  } finally {
    stderr.mockRestore();
  }
  return said.join("").trim();
}

const CHOOSE =
  "Mend that and start again, or choose another file, directory of <version>.graphql files or http(s) address: SUPERGRAPH=… npm start, or npm start without it for the graph's own.";

describe("npm start says what it was asked for, what happened and what to do", () => {
  it("where the metrics' port is taken", async () => {
    const port = await takenPort();

    expect(await saidOf({ METRICS_PORT: port })).toBe(
      `Port ${port} of METRICS_PORT is in use. Stop what listens there, or choose another one: METRICS_PORT=0 takes any that is free.`,
    );
  });

  it("where it cannot listen at an address", async () => {
    expect(await saidOf({ HOST: "192.0.2.1" })).toBe(
      "This machine has no address 192.0.2.1 to listen at. Choose another one: HOST=127.0.0.1 npm start.",
    );
  });

  it("where the supergraph's file or directory is missing, empty or no supergraph", async () => {
    const folder = await temporaryFolder();
    const broken = join(folder, "broken.txt");
    await writeFile(broken, "type Query {");

    expect(await saidOf({ SUPERGRAPH: `${folder}/none` })).toBe(
      `The supergraph of ${folder}/none cannot be served: there is no such file or directory. ${CHOOSE}`,
    );
    expect(await saidOf({ SUPERGRAPH: folder })).toBe(
      `The supergraph of ${folder} cannot be served: it holds no <version>.graphql file. ${CHOOSE}`,
    );
    expect(await saidOf({ SUPERGRAPH: broken })).toBe(
      `The supergraph of ${broken} cannot be served: it cannot be parsed: Syntax Error: Expected Name, found <EOF>. ${CHOOSE}`,
    );
  });

  it("where nobody listens at the supergraph's address, of which only the host is told", async () => {
    expect(await saidOf({ SUPERGRAPH: "http://127.0.0.1:1/graph?key=secret" })).toBe(
      `The supergraph of 127.0.0.1:1 cannot be served: nobody listens there. ${CHOOSE}`,
    );
  });
});

describe("a process that cannot start ends with exit code 1 and one sentence", () => {
  it("npm start", { timeout: PATIENCE_MS }, async () => {
    const port = await takenPort();
    const gateway = startGatewayProcess({
      NODE_ENV: "test",
      PORT: "0",
      LOG_LEVEL: "silent",
      METRICS_PORT: "0",
      DATA_DIR: await temporaryFolder(),
      ...ELSEWHERE,
      SUPERGRAPH: `http://127.0.0.1:${port}/graph?key=secret`,
    });

    expect(await gateway.ended()).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `\nThe supergraph of 127.0.0.1:${port} cannot be served: it answered with status 404. ${CHOOSE}\n\n`,
    });
  });

  it("npm run gateway", { timeout: PATIENCE_MS }, async () => {
    const gateway = startCommand("gateway", ["--supergraph", "/none.graphql"], {
      METRICS_PORT: "0",
    });

    expect(await gateway.ended()).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^The supergraph of \/none\.graphql cannot be served: there is no such file or directory\. Mend.+: --supergraph, or SUPERGRAPH\.\n$/,
      ),
    });
  });

  it("npm run subgraph", { timeout: PATIENCE_MS }, async () => {
    const port = await takenPort();
    const environment = { ...environmentOf(urls), DATA_DIR: await temporaryFolder() };

    const talk = startCommand("subgraph", ["talk", "--port", port], environment);

    expect(await talk.ended()).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `Port ${port} is in use. Stop what listens there, or choose another one: --port 0 takes any that is free.\n`,
    });
  });
});
