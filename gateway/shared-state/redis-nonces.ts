import type { SharedNonces } from "../../subgraphs/kit/signature/shared-nonces.js";
import type { SharedMemory } from "./shared-memory.js";

/** The nonces that all processes of a subgraph have accepted. @param subgraph its lower-case name */
export function redisNonces({ client, missed }: SharedMemory, subgraph: string): SharedNonces {
  return {
    async use(nonce, keepMs) {
      try {
        const set = await client.set(`nonce:${subgraph}:${nonce}`, "", "PX", keepMs, "NX");
        return set === "OK" ? "NEW" : "USED";
      } catch {
        missed();
        return "UNKNOWN";
      }
    },
  };
}
