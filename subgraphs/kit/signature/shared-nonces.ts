import { readSignatureInput } from "./signed-message.js";
import {
  type CallOutcome,
  type CallVerifier,
  NONCE_KEEP_MS,
  type ReceivedCall,
} from "./verify-call.js";

/** Which nonces were used with any process of a subgraph. */
export type SharedNonces = {
  /** Marks a nonce as used, for so many milliseconds. `UNKNOWN` when the others could not be asked. */
  use(nonce: string, keepMs: number): Promise<"NEW" | "USED" | "UNKNOWN">;
};

/**
 * Accepts a call once among all processes that share the nonces. It is verified first, so that nobody without a key can use
 * up a nonce. When the others cannot be asked the call is accepted: this process has not seen it, and to refuse it would
 * have an outage of the shared memory take every subgraph down. Until it is over, whoever recorded a call on a line
 * between our processes could send it once more to each of the others, within its minute: a change is then answered by
 * its request key (kit/ledger), and a read tells what the recorded answer said.
 */
export function acceptOnceAmongAll(
  verify: CallVerifier,
  nonces: SharedNonces,
): (call: ReceivedCall) => Promise<CallOutcome> {
  return async (call) => {
    const outcome = verify(call);
    if ("fault" in outcome) return outcome;
    const { nonce, keyId } = readSignatureInput(String(call.headers["signature-input"])) ?? {};
    if (!nonce || !keyId) throw new Error("a call was accepted without a nonce");
    const use = await nonces.use(nonce, NONCE_KEEP_MS);
    return use === "USED" ? { fault: "REPLAYED", keyId } : outcome;
  };
}
