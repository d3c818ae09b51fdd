import type { FastifyBaseLogger } from "fastify";
import type { Settings } from "../settings/settings.types.js";
import type { SharedMemory } from "./shared-memory.js";

/** The memory that the settings have all processes share; null where each has its own. Its client is loaded only then. */
export async function sharedMemoryOf(
  { redisUrl }: Pick<Settings, "redisUrl">,
  log: Pick<FastifyBaseLogger, "warn" | "info">,
): Promise<SharedMemory | null> {
  if (redisUrl === null) return null;
  const { openSharedMemory } = await import("./shared-memory.js");
  return openSharedMemory(redisUrl, log);
}
