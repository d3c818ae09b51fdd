import { SECURITY_PARTS, type SecurityPart, securityParts } from "../security/security-part.js";
import type { WorkloadName } from "../workloads/workloads.js";
import type { BenchServer } from "./bench-server.types.js";
import type { SubgraphServerName } from "./subgraph-servers.js";

/** A server as it is known before it runs. */
export type ServerEntry = {
  title: string;
  /** Loads it in the process that runs it, and nowhere else: memory is compared, too. */
  load(): Promise<BenchServer>;
  /** What serves the subgraphs that it asks over HTTP; absent where it asks none. */
  over?: SubgraphServerName;
  /** Packages that it is made of and that need not be installed. */
  needs?: readonly string[];
  /** What it cannot be asked. */
  lacks?: readonly WorkloadName[];
  /** It sends the same statements and then answers what our gateway did: it has no domain of its own. */
  echoes?: true;
  /** It puts on record what agents look at, in statements that the others do not send. */
  audits?: true;
  /** What it does of the gateway's security; said only where that is what is compared. */
  parts?: ReadonlySet<SecurityPart>;
};

const withoutOne = Object.fromEntries(
  securityParts.map((part) => {
    const others = new Set(securityParts.filter((other) => other !== part));
    return [`without-${part}`, assembledOf(`all but ${part}: ${SECURITY_PARTS[part]}`, others)];
  }),
) as Record<`without-${SecurityPart}`, ServerEntry>;

const embedded = async () => (await import("./ours/embedded.js")).embedded;

const hive = ["@graphql-hive/gateway-runtime", "@graphql-mesh/transport-http"] as const;

/** Every server that can be asked, by the name it is asked for by. */
export const servers = {
  embedded: {
    title: "ours, embedded: all subgraphs in the gateway's process",
    load: embedded,
    audits: true,
  },
  distributed: {
    title: "ours, distributed: each subgraph a process, calls signed",
    load: async () => (await import("./ours/distributed.js")).distributed,
    over: "signed-subgraph",
    audits: true,
  },
  "hand-written": {
    title: "hand-written @apollo/server, not federated",
    load: async () => (await import("./rivals/hand-written.js")).handWritten,
  },
  bare: {
    title: "bare HTTP endpoint, the same SQL and as many bytes",
    load: async () => (await import("./rivals/bare-endpoint.js")).bareEndpoint,
    // What a claim may be is domain, and this server has none.
    lacks: ["mutation"],
    echoes: true,
  },
  "apollo-gateway": {
    title: "@apollo/gateway over @apollo/server subgraphs",
    load: async () => (await import("./rivals/apollo-gateway.js")).apolloGateway,
    over: "stock-subgraph",
  },
  "hive-gateway": {
    title: "Hive Gateway, default engine, over the same subgraphs",
    load: async () => (await import("./rivals/hive-gateway.js")).hiveGateway,
    over: "stock-subgraph",
    needs: hive,
  },
  "hive-router-runtime": {
    title: "Hive Gateway, router runtime, over the same subgraphs",
    load: async () => (await import("./rivals/hive-gateway.js")).hiveRouterRuntime,
    over: "stock-subgraph",
    needs: [...hive, "@graphql-hive/router-runtime"],
  },
  open: assembledOf("the same graph with none of it", new Set()),
  secured: {
    title: "the gateway as production serves it",
    load: embedded,
    parts: new Set(securityParts),
  },
  ...withoutOne,
} satisfies Record<string, ServerEntry>;

export type ServerName = keyof typeof servers;

/** What is known of a server. */
export function serverEntry(name: ServerName): ServerEntry {
  return servers[name];
}

function assembledOf(title: string, parts: ReadonlySet<SecurityPart>): ServerEntry {
  return {
    title,
    load: async () => (await import("./assembled.js")).assembled(parts),
    parts,
  };
}
