import { afterAll } from "vitest";
import { createLog } from "../../../gateway/log.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { parseSigningKeys } from "../../../subgraphs/kit/signature/signing-keys.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../../subgraphs/registry.js";
import { DEMO_INSTANT } from "../../demo.js";
import { startGraph, type TestGraph } from "../../graph.js";
import { startAttackedGraph } from "../identity/attacked-graph.fixture.js";

/** Everything that a client is answered. */
export type Answered = { status: number; text: string; body: unknown };

/** Somewhere that a request can be sent to. */
export type Door = (sent?: Sent) => Promise<Answered>;

export type Sent = {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  /** As JSON, unless it is a text already. */
  body?: unknown;
  as?: IdentifiedViewer;
};

/** What something unexpected would say of us if it were not masked. */
export const SECRETS = "connect ECONNREFUSED 10.1.2.3:5432 at /srv/app/gateway.ts:12";

const development = await startGraph();
const production = await startGraph({ http: httpSettings("production", {}) });
const limited = await startGraph({ http: httpSettings("test", { RATE_LIMIT_CLIENT: 1 }) });
const identified = await startAttackedGraph();
const broken = await startGraph({ identity: { verify: () => Promise.reject(new Error(SECRETS)) } });

/** The graph behind the first door, whose databases can be taken down and changed. */
export const graph: TestGraph = development;

export const doors = {
  development: doorOf(development.address, development),
  production: doorOf(production.address, production),
  /** Answers one request. */
  limited: doorOf(limited.address, limited),
  /** Fails over every token. */
  broken: doorOf(broken.address, broken),
  /** A subgraph's own server, which answers signed calls. */
  signed: doorOf(await serveDirectory("production")),
  /** A subgraph's own server, as it is developed. */
  unsigned: doorOf(await serveDirectory("development")),
} satisfies Record<string, Door>;

/** Asks with a good token while the keys of whoever gave it cannot be had. */
export async function askWithoutIssuer(query: string): Promise<Answered> {
  identified.provider.answer((request) => request.destroy());
  const token = await identified.token({ sub: "agt_1", scope: "compensation:read:any" });
  const { status, body } = await identified.ask(query, { authorization: `Bearer ${token}` });
  return { status, text: JSON.stringify(body), body };
}

function doorOf(address: string, tokens?: Pick<TestGraph, "token">): Door {
  return async ({ path = "/graphql", method = "POST", headers = {}, body, as } = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(as && tokens ? { authorization: `Bearer ${await tokens.token(as)}` } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
}

async function serveDirectory(environment: "development" | "production"): Promise<string> {
  const definition = await registry.find(({ name }) => name === "directory")?.load();
  if (!definition) throw new Error("there is no directory");
  // What is asked of it here is refused before it needs a row.
  const database = openDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 1 });
  const key = `test:${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64")}`;
  const { address, close } = await serveSubgraph(definition, {
    database,
    environment,
    signingKeys: environment === "production" ? (parseSigningKeys(key) ?? []) : [],
    realTime: () => new Date(),
    identity: { verify: async () => ({ role: "anonymous" }) },
    clock: () => DEMO_INSTANT,
    listen: { host: "127.0.0.1", port: 0 },
    log: createLog("silent"),
  });
  afterAll(async () => {
    await close();
    await database.close();
  });
  return address;
}
