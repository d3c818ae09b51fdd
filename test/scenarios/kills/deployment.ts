import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { callVariablesOf } from "../../../gateway/settings/call-variables.js";
import { openDemoIdentity } from "../../../gateway/viewer/demo-identity.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../../subgraphs/registry.js";
import { type BuiltProcess, startBuilt } from "./built-process.js";

/** Subgraphs and gateways, each a process of its own. */
export type Deployment = {
  /** What they share: keys, and what the demo's tokens are signed with. */
  dataDir: string;
  gateway(name: string): Restarted;
  subgraph(name: string): Restarted;
  /** Sends a request to a gateway. @throws when it does not answer, or with anything else than JSON */
  send(gateway: string, request: object, as: IdentifiedViewer): Promise<Answer>;
  /** Sends it again and again until it is answered without an error. @throws when that takes too long */
  untilAnswered(gateway: string, request: object, as: IdentifiedViewer): Promise<void>;
  /** Ends all of it. */
  end(): Promise<void>;
};

/** A process that is ended and started again, at the address that it had. */
export type Restarted = {
  kill(): Promise<void>;
  /** Asks it to end. @returns its exit code */
  end(): Promise<number | null>;
  startAgain(): Promise<void>;
};

export type Answer = {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
};

/** Nothing listens there, so a connection is refused at once. */
const NOWHERE = "http://127.0.0.1:1";
const PATIENCE_MS = 60_000;
/** How slow this machine is at the moment is not what these tests are about. */
const PATIENT = { SUBGRAPH_DEADLINE_MS: "20000", REQUEST_DEADLINE_MS: "30000" };

/**
 * Starts these subgraphs, and gateways that share them; the other subgraphs answer nobody.
 * @param environmentOf what a subgraph is told beside where keys are: its database
 * @param gateways what each gateway is told beside where subgraphs and keys are, by a name for it
 */
export async function deploy(
  names: readonly string[],
  environmentOf: (subgraph: string) => Readonly<Record<string, string>>,
  gateways: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<Deployment> {
  const dataDir = await mkdtemp(join(tmpdir(), "deployment-"));
  const shared = { NODE_ENV: "test", DATA_DIR: dataDir };
  const started: Awaited<ReturnType<typeof startServer>>[] = [];
  const identity = await openDemoIdentity(dataDir);

  async function end(): Promise<void> {
    await Promise.all(started.map((server) => server.end()));
    await rm(dataDir, { recursive: true });
  }

  try {
    const subgraphs = new Map(
      await Promise.all(
        names.map(async (name) => {
          const server = await startServer((port) =>
            startBuilt("start/commands/subgraph.js", [name, "--port", port], {
              ...shared,
              ...environmentOf(name),
            }),
          );
          started.push(server);
          return [name, server] as const;
        }),
      ),
    );
    const addresses = registry.map(({ name }) => [
      callVariablesOf(name).url,
      subgraphs.get(name)?.address ?? NOWHERE,
    ]);
    const entrances = new Map(
      await Promise.all(
        Object.entries(gateways).map(async ([name, own]) => {
          const server = await startServer((port) =>
            startBuilt("start/main.js", [], {
              ...shared,
              ...PATIENT,
              ...Object.fromEntries(addresses),
              ...own,
              PORT: port,
            }),
          );
          started.push(server);
          return [name, server] as const;
        }),
      ),
    );

    async function send(gateway: string, request: object, as: IdentifiedViewer): Promise<Answer> {
      const response = await fetch(`${found(entrances, gateway).address}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${await identity.issue(as, 1, new Date())}`,
        },
        body: JSON.stringify(request),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
    }

    return {
      dataDir,
      gateway: (name) => found(entrances, name),
      subgraph: (name) => found(subgraphs, name),
      send,
      async untilAnswered(gateway, request, as) {
        const isAnswered = async () => !(await send(gateway, request, as)).errors;
        await vi.waitUntil(isAnswered, { timeout: PATIENCE_MS, interval: 50 });
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function found<Server>(servers: ReadonlyMap<string, Server>, name: string): Server {
  const server = servers.get(name);
  if (!server) throw new Error(`${name} was not deployed`);
  return server;
}

/** Starts a server on any free port, and later on that one. */
async function startServer(start: (port: string) => BuiltProcess) {
  const listening = async (process: BuiltProcess) => {
    const [address] = await process.printed(/http:\/\/[\d.]+:\d+(?=\/graphql)/);
    return address;
  };
  let running = start("0");
  const address = await listening(running).catch(async (error: unknown) => {
    await running.kill();
    throw error;
  });
  return {
    address,
    kill: () => running.kill(),
    end: () => running.end(),
    async startAgain() {
      running = start(new URL(address).port);
      await listening(running);
    },
  };
}
