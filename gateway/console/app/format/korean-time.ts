import type { ConsoleLanguage } from "../texts/texts.js";

const ZONE = "Asia/Seoul";
const LOCALES: Readonly<Record<ConsoleLanguage, string>> = { ko: "ko-KR", en: "en-GB" };

/** The Korean day of an instant: `2022. 10. 15. (토)`, in English `Sat, 15 Oct 2022`. */
export function formatDay(instant: string, language: ConsoleLanguage): string {
  return format(instant, language, {
    year: "numeric",
    month: language === "ko" ? "numeric" : "short",
    day: "numeric",
    weekday: "short",
  });
}

/** The same with the time of day in Korea: `2022. 10. 15. (토) 15:30`. */
export function formatDayAndTime(instant: string, language: ConsoleLanguage): string {
  const time = format(instant, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${formatDay(instant, language)} ${time}`;
}

function format(
  instant: string,
  language: ConsoleLanguage,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options }).format(
    new Date(instant),
  );
}
