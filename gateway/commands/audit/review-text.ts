import type { Review, ReviewedTime } from "../../../subgraphs/kit/audit/review.js";
import { csvLine } from "../../../subgraphs/kit/csv-line.js";
import type { LocalizedText } from "../../../subgraphs/kit/remedies/remedy.js";
import { textColumns } from "../text-columns.js";

type Language = keyof LocalizedText;

const COUNTS = {
  lookups: { ko: "조회", en: "lookups" },
  people: { ko: "조회 대상", en: "people" },
  searches: { ko: "검색", en: "searches" },
  revealed: { ko: "연락처 열람", en: "reveals" },
  exports: { ko: "내보내기", en: "exports" },
  decisions: { ko: "결정", en: "decisions" },
  refused: { ko: "거부됨", en: "refused" },
  outsideHours: { ko: "근무시간 외", en: "outside hours" },
} as const satisfies Record<string, LocalizedText>;
type Count = keyof typeof COUNTS;
const COUNT_NAMES = Object.keys(COUNTS) as readonly Count[];

const WORDS = {
  review: { ko: "감사 기록 검토", en: "Review of the audit" },
  hours: { ko: "근무시간 월–금", en: "office hours Monday to Friday" },
  actor: { ko: "담당자", en: "who" },
  role: { ko: "역할", en: "role" },
  reasons: { ko: "연락처 열람 사유", en: "reveals by reason" },
  mostLookedUp: { ko: "많이 조회한 대상", en: "looked up most" },
  nobody: { ko: "기록이 없습니다.", en: "Nothing is on record." },
} as const satisfies Record<string, LocalizedText>;

/** Reviews as a table for a terminal, with reasons and whom each looked up most under it. */
export function reviewsText(
  reviews: readonly Review[],
  { month, hours }: ReviewedTime,
  language: Language,
): string {
  const word = (name: keyof typeof WORDS) => WORDS[name][language];
  const title = `${word("review")} · ${month} · ${word("hours")} ${hours.from}–${hours.to}`;
  if (reviews.length === 0) return `${title}\n\n  ${word("nobody")}\n`;
  const headings = COUNT_NAMES.map((name) => COUNTS[name][language]);
  const rows = reviews.map((review) => [
    ...COUNT_NAMES.map((name) => countOf(review, name).toLocaleString("en-US")),
    `${review.actor} (${review.role})`,
  ]);
  const table = textColumns([[...headings, word("actor")], ...rows]);
  return [
    title,
    "",
    ...table.map((line) => `  ${line}`),
    ...reviews.flatMap((review) => [
      ...detailLines(word("reasons"), review.actor, reasonsOf(review)),
      ...detailLines(word("mostLookedUp"), review.actor, mostLookedUpOf(review)),
    ]),
    "",
  ].join("\n");
}

/** Reviews as a CSV file, a line for each person. It begins with the mark by which Excel knows UTF-8. */
export function reviewsCsv(reviews: readonly Review[], language: Language): string {
  const headings = [
    WORDS.actor[language],
    WORDS.role[language],
    ...COUNT_NAMES.map((name) => COUNTS[name][language]),
    WORDS.reasons[language],
    WORDS.mostLookedUp[language],
  ];
  const lines = reviews.map((review) => [
    review.actor,
    review.role,
    ...COUNT_NAMES.map((name) => String(countOf(review, name))),
    reasonsOf(review).join("; "),
    mostLookedUpOf(review).join("; "),
  ]);
  return `\ufeff${[headings, ...lines].map(csvLine).join("")}`;
}

function countOf(review: Review, name: Count): number {
  if (name !== "revealed") return review[name];
  return Object.values(review.reveals).reduce((sum, count) => sum + count, 0);
}

function reasonsOf({ reveals }: Review): string[] {
  const reasons = Object.entries(reveals).sort(([a], [b]) => (a < b ? -1 : 1));
  return reasons.map(([reason, count]) => `${reason} ${count}`);
}

function mostLookedUpOf({ mostLookedUp }: Review): string[] {
  return mostLookedUp.map(({ beneficiaryId, lookups }) => `${beneficiaryId} ${lookups}`);
}

function detailLines(heading: string, actor: string, details: readonly string[]): string[] {
  if (details.length === 0) return [];
  return ["", `  ${actor} · ${heading}`, ...details.map((detail) => `    ${detail}`)];
}
