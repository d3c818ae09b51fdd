import { newKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { providerKey, signToken, startIdentityProvider } from "../../identity-provider.js";
import type { GraphDatabases } from "../graph-databases.js";
import type { Programs } from "./process/programs.js";
import { type RunningServer, startServer } from "./servers/running-server.js";
import type { ServerName } from "./servers/servers.js";

const ISSUER = "https://id.example/";
const AUDIENCE = "compensation";
const AGENTS = 16;

/** What the servers are asked with. */
export type Started = {
  running: readonly RunningServer[];
  /** Of agents, as their identity provider signed them. */
  tokens: readonly string[];
};

export type ServersParts = {
  names: readonly ServerName[];
  programs: Programs;
  databases: GraphDatabases;
  /** Where profiles of processor time go; null for none. */
  profiles: string | null;
};

/** Does something with these servers, each in a process of its own over the same databases. All are gone afterwards. */
export async function withServers<Result>(
  { names, programs, databases, profiles }: ServersParts,
  work: (started: Started) => Promise<Result>,
): Promise<Result> {
  // Most identity providers sign with RSA unless told otherwise.
  const key = await providerKey("RS256", "bench");
  const provider = await startIdentityProvider(key);
  const running: RunningServer[] = [];
  try {
    const common = {
      databases: Object.fromEntries(
        Object.entries(databases.urls).map(([name, { servingUrl }]) => [name, servingUrl]),
      ),
      piiKeys: databases.piiKeys,
      auditKeys: newKeyRing("bench"),
      issuer: { issuer: ISSUER, audience: AUDIENCE, jwksUrl: provider.jwksUrl },
    };
    for (const name of names) {
      running.push(await startServer(programs.serve, { ...common, name }, profiles));
    }
    const exp = Math.floor(Date.now() / 1_000) + 24 * 60 * 60;
    const tokens = Array.from({ length: AGENTS }, (_, agent) =>
      signToken(
        {
          iss: ISSUER,
          aud: AUDIENCE,
          exp,
          sub: `agt_bench_${agent + 1}`,
          scope: "compensation:read:any",
        },
        key,
      ),
    );
    return await work({ running, tokens: await Promise.all(tokens) });
  } finally {
    await Promise.all(running.map((server) => server.end()));
    await provider.close();
  }
}
