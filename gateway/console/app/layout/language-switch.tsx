import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage, LANGUAGES } from "../texts/texts.js";
import { useLanguage } from "../texts/use-language.js";

/** Each language by its own name, so that it is found by who does not read the other. */
const NAMES = { ko: "한국어", en: "English" } as const;

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("frame.language")}
      value={language}
      onChange={(chosen) => void chooseLanguage(chosen)}
      data={LANGUAGES.map((value) => ({
        value,
        label: <span lang={value}>{NAMES[value]}</span>,
      }))}
    />
  );
}
