import { createHash } from "node:crypto";

/**
 * The SHA-256 of a subgraph's SDL, in hexadecimal: what the composed graph says it was made of, and what a running
 * subgraph says it serves.
 */
export function schemaChecksum(sdl: string): string {
  return createHash("sha256").update(sdl.trim()).digest("hex");
}
