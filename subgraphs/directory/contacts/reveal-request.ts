import { graphError } from "../../kit/errors/graph-error.js";
import { mayRevealContact, type Viewer } from "../../kit/viewer/viewer.js";
import { isBeneficiaryId } from "../people/beneficiary-id.js";
import type { Reveal } from "./audit-reveal.js";

/** What a client sends of a reveal. */
export type RevealInput = Pick<
  Reveal,
  "beneficiaryId" | "kind" | "reason" | "note" | "idempotencyKey"
>;

const NOTE = { shortest: 10, longest: 500 };
const KEY = /^\S.{0,253}\S$|^\S$/;

/**
 * Settles who asks for which contact and why.
 * @throws GraphQLError UNAUTHENTICATED or FORBIDDEN for whoever may not; BAD_USER_INPUT, which repeats nothing of the input
 */
export function revealRequest(viewer: Viewer, input: RevealInput, now: Date): Reveal {
  if (viewer.role === "anonymous") {
    throw graphError("UNAUTHENTICATED", { message: "Sign in to do this." });
  }
  if (!mayRevealContact(viewer)) {
    throw graphError("FORBIDDEN", { message: "You may not do this." });
  }
  const note = input.note.normalize("NFC").trim();
  const letters = [...note].length;
  if (!isBeneficiaryId(input.beneficiaryId)) {
    refuse("beneficiaryId is an id that begins with usr_ or ptn_.");
  }
  if (letters < NOTE.shortest || letters > NOTE.longest || note.includes("\0")) {
    refuse(`note says why in ${NOTE.shortest} to ${NOTE.longest} characters.`);
  }
  if (!KEY.test(input.idempotencyKey) || input.idempotencyKey.includes("\0")) {
    refuse("idempotencyKey names the request: 1 to 255 characters, such as a UUID.");
  }
  const { beneficiaryId, kind, reason, idempotencyKey } = input;
  return { beneficiaryId, kind, reason, note, idempotencyKey, actor: viewer.id, revealedAt: now };
}

function refuse(message: string): never {
  throw graphError("BAD_USER_INPUT", { message });
}
