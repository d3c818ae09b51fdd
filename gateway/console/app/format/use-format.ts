import { useTranslation } from "react-i18next";
import { useLanguage } from "../texts/use-language.js";
import { formatDay, formatDayAndTime } from "./korean-time.js";
import { formatWon } from "./won.js";

/** Something with a sum in won, a number of units, or neither. */
export type Amount = { won: number | null; quantity: number | null; unit: string | null };

/** Sums, quantities and times as the reader's language writes them; times are Korea's. */
export function useFormat() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();

  const won = (value: number) => formatWon(value, language);
  const quantity = (count: number, unit: string) =>
    i18n.exists(`unit.${unit}`)
      ? t(`unit.${unit as "DAY"}`, { count })
      : t("unit.other", { count, unit });
  return {
    won,
    quantity,
    /** A sum, or else a quantity; null where neither was published. */
    amount: (value: Amount): string | null => {
      if (value.won !== null) return won(value.won);
      return value.quantity === null ? null : quantity(value.quantity, value.unit ?? "");
    },
    day: (instant: string) => formatDay(instant, language),
    dayAndTime: (instant: string) => formatDayAndTime(instant, language),
    /** Names in a row: `톡, 페이`. */
    list: (names: readonly string[]) => names.join(", "),
  };
}
