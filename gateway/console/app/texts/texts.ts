import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en/catalogue.js";
import { ko } from "./ko/catalogue.js";

/** The languages of the console: Korean unless somebody chose otherwise. */
export const LANGUAGES = ["ko", "en"] as const;
export type ConsoleLanguage = (typeof LANGUAGES)[number];

const KEY = "console:language";

/** Loads the texts in the language that was chosen last, and tells the page which one it is in. */
export async function startTexts(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { ko: { translation: ko }, en: { translation: en } },
    lng: localStorage.getItem(KEY) === "en" ? "en" : "ko",
    fallbackLng: "ko",
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

/** Changes the language, for the next visit too. */
export async function chooseLanguage(language: ConsoleLanguage): Promise<void> {
  localStorage.setItem(KEY, language);
  await i18next.changeLanguage(language);
}
