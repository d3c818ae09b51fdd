import { createHash } from "node:crypto";
import { type KeyRing, parseKeyRing } from "../subgraphs/kit/pii/key-ring.js";

/** A ring of keys of these ids, the same ones for the same ids in every process of a run. */
export function ringOf(...ids: string[]): KeyRing {
  return parseKeyRing(ids.map((id) => `${id}:${keyText(id)}`).join(","));
}

/** The key of this id, as a setting has it. */
export function keyText(id: string): string {
  return createHash("sha256").update(`test key ${id}`).digest("base64");
}

/** What the personal data in the templates is sealed with. */
export const TEST_KEYS = ringOf("test");
