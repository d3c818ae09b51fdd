import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";
import type { Grant } from "../slice.js";

/** What only a grant's own type tells: which emoticon, which shop, which game. */
export function useOwnFacts(grant: Grant): (string | null | false)[] {
  const { t } = useTranslation();
  const { won, dayAndTime } = useFormat();

  if ("emoticonName" in grant) return [grant.emoticonName];
  if ("shop" in grant) {
    const { shop, minimumOrderWon: least } = grant;
    return [shop, least !== null && t("package.card.minimumOrder", { won: won(least) })];
  }
  if ("passName" in grant) {
    const { passName, months, renewalWon, renewsUnlessCancelled } = grant;
    const renews = renewsUnlessCancelled === true && renewalWon !== null;
    return [
      passName,
      months !== null && t("package.card.months", { count: months }),
      renews && t("package.card.renews", { won: won(renewalWon) }),
    ];
  }
  if ("extendedEpisodes" in grant) {
    const { readingService, extendedEpisodes, extendedUntil } = grant;
    return [
      readingService,
      extendedEpisodes !== null && t("package.card.episodes", { count: extendedEpisodes }),
      extendedUntil && t("package.card.expires", { when: dayAndTime(extendedUntil) }),
    ];
  }
  if ("readingService" in grant) return [grant.readingService];
  if ("plan" in grant) return [grant.plan];
  if ("franchise" in grant) return [grant.franchise, grant.taxiService];
  if ("game" in grant) return [grant.game, grant.content];
  if ("pcBangName" in grant) return [grant.pcBangName];
  if ("newLastDay" in grant) return [grant.paymentChannel, grant.newLastDay];
  return [];
}
