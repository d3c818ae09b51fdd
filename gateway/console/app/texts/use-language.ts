import { useTranslation } from "react-i18next";
import type { Language } from "../../../../schema/operations/typed-documents.js";
import type { ConsoleLanguage } from "./texts.js";

/** The language that is read now. */
export function useLanguage(): ConsoleLanguage {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "ko";
}

/** The same, as the graph calls it. */
export function useGraphLanguage(): Language {
  return useLanguage() === "en" ? "EN" : "KO";
}
