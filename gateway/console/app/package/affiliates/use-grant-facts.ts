import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";
import type { Grant } from "../slice.js";
import { useOwnFacts } from "./use-own-facts.js";

/** What else there is to say about a grant, in short lines: when, until when, and what only its own type tells. */
export function useGrantFacts(grant: Grant): string[] {
  const { t } = useTranslation();
  const { won, day, dayAndTime } = useFormat();
  const ownFacts = useOwnFacts(grant);
  const { status, remedy, grantedAt, redeemedAt, expiresAt, listPriceWon } = grant;
  const isInKind = grant.won === null;

  const facts = [
    ...ownFacts,
    grantedAt && t("package.card.granted", { when: day(grantedAt) }),
    redeemedAt && t("package.card.redeemed", { when: day(redeemedAt) }),
    expiresAt &&
      t(status === "EXPIRED" ? "package.card.expired" : "package.card.expires", {
        when: dayAndTime(expiresAt),
      }),
    status === "OFFERED" && t(`access.${remedy.access}`),
    isInKind && listPriceWon !== null && t("package.card.each", { won: won(listPriceWon) }),
    isInKind && grant.quantity === null && remedy.amountRule,
  ];
  return facts.filter((fact) => typeof fact === "string");
}
