import { newKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { registry } from "../../../subgraphs/registry.js";
import { providerKey, startIdentityProvider } from "../../identity-provider.js";
import type { GraphDatabases } from "../graph-databases.js";
import type { Programs } from "./process/programs.js";
import {
  type RunningServer,
  runningServer,
  type ServerProcess,
  startProcess,
} from "./servers/running-server.js";
import type { ServerSettings } from "./servers/serve.js";
import { type ServerName, serverEntry } from "./servers/servers.js";
import type { SubgraphServerName } from "./servers/subgraph-servers.js";
import { AUDIENCE, ISSUER, type Tokens, tokensOf } from "./workloads/tokens.js";

/** What the servers are asked with. */
export type Started = {
  running: readonly RunningServer[];
  /** As their identity provider signs them. */
  tokens: Tokens;
};

export type ServersParts = {
  names: readonly ServerName[];
  programs: Programs;
  databases: GraphDatabases;
  /** Where profiles of processor time go; null for none. */
  profiles: string | null;
};

/**
 * Does something with these servers, each in processes of its own over the same databases; those that ask the same kind of
 * subgraph server ask the same processes. All are gone afterwards.
 */
export async function withServers<Result>(
  { names, programs, databases, profiles }: ServersParts,
  work: (started: Started) => Promise<Result>,
): Promise<Result> {
  // Most identity providers sign with RSA unless told otherwise.
  const key = await providerKey("RS256", "bench");
  const provider = await startIdentityProvider(key);
  const starting: Promise<ServerProcess>[] = [];
  const common = {
    databases: Object.fromEntries(
      Object.entries(databases.urls).map(([name, { servingUrl }]) => [name, servingUrl]),
    ),
    piiKeys: databases.piiKeys,
    auditKeys: newKeyRing("bench"),
    signingKeys: newKeyRing("bench"),
    issuer: { issuer: ISSUER, audience: AUDIENCE, jwksUrl: provider.jwksUrl },
  };

  function start(serve: ServerSettings["serve"], addresses: Record<string, string> = {}) {
    const process = startProcess(programs.serve, { ...common, serve, addresses }, profiles);
    starting.push(process);
    return process;
  }

  const kinds = new Map<SubgraphServerName, Promise<ServerProcess[]>>();
  function subgraphsOf(kind: SubgraphServerName): Promise<ServerProcess[]> {
    const known = kinds.get(kind);
    if (known) return known;
    const all = Promise.all(registry.map(({ name }) => start({ with: kind, subgraph: name })));
    kinds.set(kind, all);
    return all;
  }

  async function serverOf(name: ServerName): Promise<RunningServer> {
    const { over } = serverEntry(name);
    const behind = over ? await subgraphsOf(over) : [];
    const addresses = Object.fromEntries(
      behind.map(({ address }, place) => [registry[place]?.name, `${address}/graphql`]),
    );
    return runningServer(name, await start({ server: name }, addresses), behind);
  }

  try {
    const running: RunningServer[] = [];
    for (const name of names) running.push(await serverOf(name));
    return await work({ running, tokens: await tokensOf(key) });
  } finally {
    for (const process of await Promise.allSettled(starting)) {
      if (process.status === "fulfilled") await process.value.child.end();
    }
    await provider.close();
  }
}
