import type { Affiliate } from "../contract/enums.js";
import { graphError } from "../errors/graph-error.js";
import type { GraphClass } from "../federated-schema.js";
import { confirmRevocation, redeemGrant, revokeGrant } from "../ledger/grant-life.js";
import { becauseLedger } from "../ledger/reasons.js";
import type { Programme } from "../remedies/programme.js";
import { type GrantKey, grantKey } from "../slice/grant-id.js";
import { grantAnswer } from "./answers.js";
import { declineOfferOrGrant } from "./decline-offer-or-grant.js";
import { defineMutation, ownerName } from "./define-mutation.js";
import { type GrantInput, grantInput } from "./grant-inputs.js";
import { refusing } from "./refusal.js";

const STEP_REFUSALS = {
  GRANT_UNKNOWN: "This affiliate has no such grant.",
  GRANT_STEP_NOT_LEGAL: "From where the grant stands there is no such step.",
};

/** What every affiliate lets people do with a grant: decline, redeem, revoke, and confirm a revocation. */
export function grantMutations(
  affiliate: Affiliate,
  programmes: readonly Programme<never>[],
): readonly GraphClass[] {
  const owner = ownerName(affiliate);
  const answer = grantAnswer();
  return [
    ...defineMutation({
      name: `decline${owner}Grant`,
      affiliate,
      description: "Declines what was offered or given: it stays on record and counts in no total.",
      callers: ["OWNER", "AGENT", "OPERATOR"],
      input: grantInput(`${owner}DeclineGrantInput`, { note: "OPTIONAL" }),
      answer,
      refusals: STEP_REFUSALS,
      run: (tx, input, caller, context) =>
        declineOfferOrGrant(tx, keyOf(input), { ...caller, why: input.note ?? null }, context),
    }),
    ...defineMutation({
      name: `redeem${owner}Grant`,
      affiliate,
      description: "Notes that what was given was used, or paid out.",
      callers: ["OWNER", "OPERATOR"],
      input: grantInput(`${owner}RedeemGrantInput`, { note: "OPTIONAL", order: true }),
      answer,
      refusals: {
        ...STEP_REFUSALS,
        GRANT_LAPSED: "Its last instant has passed.",
        ORDER_BELOW_MINIMUM: "The coupon has a minimum order, and this one is below it.",
      },
      run: async (tx, input, caller) => {
        const key = keyOf(input);
        const minimumOrderWon = minimumOrderOf(programmes, key);
        const { orderWon = null, note = null } = input;
        if (minimumOrderWon !== null && (orderWon === null || orderWon < minimumOrderWon)) {
          const inputs = { orderWon, minimumOrderWon };
          return refusing(becauseLedger("ORDER_BELOW_MINIMUM", inputs), key.remedyId);
        }
        return redeemGrant(tx, key, { ...caller, why: note });
      },
    }),
    ...defineMutation({
      name: `revoke${owner}Grant`,
      affiliate,
      description:
        "Takes a grant back. One that was redeemed stays REDEEMED until a second operator confirms it.",
      callers: ["OPERATOR"],
      input: grantInput(`${owner}RevokeGrantInput`, { note: "REQUIRED" }),
      answer,
      refusals: STEP_REFUSALS,
      run: (tx, input, caller) =>
        revokeGrant(tx, keyOf(input), { ...caller, why: input.note ?? "" }),
    }),
    ...defineMutation({
      name: `confirm${owner}Revocation`,
      affiliate,
      description: "Confirms that a redeemed grant is taken back, as another operator proposed.",
      callers: ["OPERATOR"],
      input: grantInput(`${owner}ConfirmRevocationInput`, { note: "OPTIONAL" }),
      answer,
      refusals: {
        ...STEP_REFUSALS,
        REVOCATION_NOT_PROPOSED: "Nobody proposed to take it back, or it was not redeemed.",
        REVOCATION_NEEDS_ANOTHER_PERSON: "Whoever proposed it cannot confirm it.",
      },
      run: (tx, input, caller) =>
        confirmRevocation(tx, keyOf(input), { ...caller, why: input.note ?? null }),
    }),
  ];
}

function keyOf({ grantId }: GrantInput): GrantKey {
  const key = grantKey(grantId);
  if (!key) throw graphError("BAD_USER_INPUT", { message: "grantId is not the id of a grant." });
  return key;
}

/** A coupon's minimum order, as the programme's data says it; null where there is none. */
function minimumOrderOf(programmes: readonly Programme<never>[], key: GrantKey): number | null {
  const remedies = programmes.find(({ outageId }) => outageId === key.outageId)?.remedies;
  const details = remedies?.find(({ id }) => id === key.remedyId)?.details;
  const minimum = details?.minimumOrderWon;
  return typeof minimum === "number" ? minimum : null;
}
