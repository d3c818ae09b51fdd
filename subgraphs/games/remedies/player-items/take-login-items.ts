import type { DatabaseHandle } from "../../../kit/database/connection.js";
import { type Actor, type GrantOutcome, recordGrant } from "../../../kit/ledger/record-grant.js";
import type { Reason } from "../../../kit/remedies/decision.js";
import { remedyOf } from "../../../kit/remedies/programme.js";
import { isOpen } from "../../../kit/remedies/remedy.js";
import { expiresAt } from "../../../kit/remedies/validity.js";
import { readGameAccounts } from "../../facts.repository.js";
import { programme1015 } from "../../outages/1015.js";
import type { NamedGame } from "./game-titles.js";

const { outageId } = programme1015;

const REMEDY_OF_GAME: Record<NamedGame, string> = {
  ODIN: "G4",
  UMA_MUSUME: "G6",
  KAKAO_BATTLEGROUNDS: "G7",
  PRINCESS_CONNECT: "G8",
  GUARDIAN_TALES: "G9",
  ELYON: "G10",
  PATH_OF_EXILE: "G10",
  ETERNAL_RETURN: "G10",
};

/** Who logs in, at what instant, and who enters it and why. */
export type LogIn = Actor & { beneficiaryId: string; at: Date };

/**
 * What came of it. OUTSIDE_WINDOW: the log-in came after the last day. NOT_ENTITLED: the rule's no, with its reason.
 * IDEMPOTENCY_MISMATCH: the items were given before, on other facts.
 */
export type TakeLoginItemsOutcome =
  | GrantOutcome
  | { outcome: "REFUSED"; code: "OUTSIDE_WINDOW" }
  | { outcome: "REFUSED"; code: "NOT_ENTITLED"; reason: Reason };

/** G4, G6 to G10: what logging in to a game brings its player, once: the items of the remedy that names the game. */
export async function takeLoginItems(
  handle: DatabaseHandle,
  game: NamedGame,
  { beneficiaryId, at, actor, why }: LogIn,
): Promise<TakeLoginItemsOutcome> {
  const remedyId = REMEDY_OF_GAME[game];
  const { offer, rounds, validity } = remedyOf(programme1015, remedyId);
  if (!offer) throw new Error(`remedy ${remedyId} is not offered`);
  if (!rounds.some((round) => isOpen(round, at))) {
    return { outcome: "REFUSED", code: "OUTSIDE_WINDOW" };
  }
  const gameAccounts = await readGameAccounts(handle, beneficiaryId);
  const decision = offer({ gameAccounts, pcBang: null }, at);
  const { reason } = decision;
  if (!decision.entitled) return { outcome: "REFUSED", code: "NOT_ENTITLED", reason };
  return recordGrant(handle, {
    outageId,
    remedyId,
    beneficiaryId,
    amount: decision.amount,
    reason,
    grantedAt: at,
    expiresAt: expiresAt(validity, at),
    status: "GRANTED",
    idempotencyKey: `${remedyId.toLowerCase()}-${outageId}`,
    actor,
    why,
  });
}
