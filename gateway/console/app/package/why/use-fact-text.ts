import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";

const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Says a fact that decided. What the rules name later than this console was built is shown by the rule's own name. */
export function useFactText() {
  const { t, i18n } = useTranslation();
  const { won, dayAndTime } = useFormat();
  return {
    name: (name: string): string =>
      i18n.exists(`reasons.fact.${name}`) ? t(`reasons.fact.${name as "lossWon"}`) : name,
    value: (name: string, value: string | null): string => {
      if (value === null) return t("reasons.unknown");
      if (value === "true") return t("reasons.yes");
      if (value === "false") return t("reasons.no");
      if (name.endsWith("Won")) return won(Number(value));
      return INSTANT.test(value) ? dayAndTime(value) : value;
    },
  };
}
