import { once } from "node:events";
import { clockStartingAt, realClock } from "../../../subgraphs/kit/clock.js";
import { serveSubgraph } from "../../../subgraphs/kit/serve.js";
import { registry, type SubgraphEntry } from "../../../subgraphs/registry.js";
import { openDatabases } from "../../databases.js";
import { openSigningKeys } from "../../key-ring.js";
import { explainListening, ListenFailure } from "../../listen-failure.js";
import { createLog } from "../../log.js";
import { openObservability } from "../../observability/open-observability.js";
import type { Settings } from "../../settings/settings.types.js";
import type { Environment } from "../../settings/variables.js";
import { readSubgraphSettings } from "../../settings.js";
import { redisNonces } from "../../shared-state/redis-nonces.js";
import { sharedMemoryOf } from "../../shared-state/shared-memory-of.js";
import { openIdentity } from "../../viewer/identity.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { type SubgraphOptions, subgraphCommand, usualPort } from "./subgraph-options.js";

/** What the command needs: the process around it, and its variables. */
type Surroundings = Pick<CommandSurroundings, "out" | "err" | "signal"> & {
  environment: () => Environment;
};

const CHOICES = { port: "--port 0 takes any that is free", host: "--host 127.0.0.1" };

/** `npm run subgraph`: serves one subgraph until it is told to stop. */
export function runSubgraphCommand(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  return withFailuresSaid(surroundings, async () => {
    const command = subgraphCommand(surroundings).parse(argv, { from: "user" });
    const { out, signal } = surroundings;
    const entry = entryNamed(command.args[0] ?? "");
    const options = command.opts<SubgraphOptions>();
    const settings = readSubgraphSettings(surroundings.environment(), entry.name);
    const isSigned = !options.tokens;
    if (!isSigned && settings.environment === "production") {
      throw new CommandError(
        "In production a subgraph answers its gateway alone: leave --tokens out.",
      );
    }
    const served = await serve(entry, settings, {
      ...options,
      port: options.port ?? usualPort(entry.name),
    }).catch((error: unknown) => {
      const foreseen = error instanceof ListenFailure ? error : explainListening(error, CHOICES);
      throw foreseen === null ? error : new CommandError(foreseen.message, 1);
    });
    try {
      out(`${entry.name} answers at ${served.address}/graphql\n`);
      if (served.metricsAddress) out(`its metrics are at ${served.metricsAddress}/metrics\n`);
      void served.populated.catch(() => undefined);
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      await served.stop();
    }
    return 0;
  });
}

async function serve(
  entry: SubgraphEntry,
  settings: Settings,
  { host, port, tokens }: Required<SubgraphOptions>,
) {
  const { clock: time, environment } = settings;
  const log = createLog(settings.log.level);
  const watching = await openObservability(settings.observability, entry.name);
  const shared = await sharedMemoryOf(settings, log);
  const databases = await openDatabases(settings, [entry]).catch(async (error) => {
    shared?.close();
    await watching.close();
    throw error;
  });
  try {
    const [definition, signingKeys, identity] = await Promise.all([
      entry.load(),
      tokens ? [] : openSigningKeys(settings, entry.name),
      tokens ? openIdentity(settings, realClock) : undefined,
    ]);
    const served = await serveSubgraph(definition, {
      database: databases.of(entry.name),
      environment,
      signingKeys,
      identity,
      realTime: realClock,
      clock: time.mode === "demo" ? clockStartingAt(time.startsAt) : realClock,
      listen: { host, port },
      watching,
      ...(shared && { sharedNonces: redisNonces(shared, entry.name) }),
      log,
    });
    return {
      address: served.address,
      metricsAddress: watching.metricsAddress,
      populated: databases.populate(),
      async stop() {
        await served.close();
        await databases.close();
        shared?.close();
        await watching.close();
      },
    };
  } catch (error) {
    await databases.close();
    shared?.close();
    await watching.close();
    throw error;
  }
}

/** @throws CommandError with the names there are */
function entryNamed(name: string): SubgraphEntry {
  const entry = registry.find((candidate) => candidate.name === name.toLowerCase());
  if (entry) return entry;
  const names = registry.map((candidate) => candidate.name).join(", ");
  throw new CommandError(`There is no subgraph "${name}". Give one of ${names}.`);
}
