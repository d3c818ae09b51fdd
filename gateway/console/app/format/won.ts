import type { ConsoleLanguage } from "../texts/texts.js";

/** `30,000원`, in English `30,000 won`. The currency format of browsers would say ₩30,000, which nobody says aloud. */
export function formatWon(won: number, language: ConsoleLanguage): string {
  const digits = won.toLocaleString(language === "ko" ? "ko-KR" : "en-US");
  return language === "ko" ? `${digits}원` : `${digits} won`;
}
