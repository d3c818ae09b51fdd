import { koreanDay } from "../../../kit/korean-calendar.js";
import { type Decision, entitled, reasonsOf, refused } from "../../../kit/remedies/decision.js";
import type { GamesFacts } from "../../facts.js";
import type { GamesReasonCode } from "../../reasons.js";

const because = reasonsOf<GamesReasonCode>("affiliated-pc-bang@1");

/**
 * Support planned for affiliated PC bangs (DOMAIN 2.4, G1 to G3; S4 gives no value, no date and no record day). So it
 * is offered to those affiliated on the day of asking (INF), with an amount that stays unknown.
 */
export function offerToAffiliatedPcBang({ pcBang }: GamesFacts, now: Date): Decision {
  if (!pcBang) return refused(because("NO_PC_BANG"));

  const today = koreanDay(now);
  const inputs = {
    pcBangName: pcBang.name,
    affiliatedFrom: pcBang.affiliatedFrom,
    affiliatedUntil: pcBang.affiliatedUntil,
  };
  const isAffiliated =
    pcBang.affiliatedFrom <= today &&
    (pcBang.affiliatedUntil === null || today <= pcBang.affiliatedUntil);

  return isAffiliated
    ? entitled(
        { won: null, quantity: null, unit: null },
        because("PLANNED_FOR_AFFILIATED_PC_BANGS", inputs),
      )
    : refused(because("PC_BANG_NOT_AFFILIATED", inputs));
}
