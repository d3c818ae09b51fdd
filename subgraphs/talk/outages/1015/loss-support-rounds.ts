import { endOfKoreanDay, startOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import { isOpen, type RemedyRound, type WindowExtension } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";

const cite = citing(source1015);

/** Moved twice, for documents and new claims alike. DOMAIN 1: W44, W46, W47. */
const EXTENSIONS_2023: readonly WindowExtension[] = [
  {
    announcedOn: "2023-03-06",
    closesAt: endOfKoreanDay("2023-04-14"),
    provenance: cite("WEB", ["W44"], { asOf: "2023-03-06" }),
  },
  {
    announcedOn: "2023-04-18",
    closesAt: endOfKoreanDay("2023-05-31"),
    provenance: [
      ...cite("WEB", ["W46", "W47"], {
        asOf: "2023-04-18",
        statement: "To the end of May; new claims accepted, incomplete papers may be completed.",
      }),
      ...cite("WEB", ["W77"], { statement: "To the end of June.", conflict: true }),
    ],
  },
];

/**
 * When sales losses could be claimed. `report` and `additional` take new claims; `documents` takes the papers of those
 * who had reported before. Hours of opening were not published: a day opens at its start and closes at its end.
 */
export const lossSupportRounds = {
  report: {
    id: "report-2022",
    title: { ko: "피해 접수", en: "Damage reports" },
    opensAt: startOfKoreanDay("2022-10-19"),
    closesAt: endOfKoreanDay("2022-11-01"),
    extensions: [
      {
        announcedOn: null,
        closesAt: endOfKoreanDay("2022-11-06"),
        provenance: cite("WEB", ["W26", "W28"]),
      },
    ],
    provenance: cite("WEB", ["W16", "W26"]),
  },
  documents: {
    id: "documents-2023",
    title: { ko: "기존 접수자 서류 제출", en: "Documents of earlier reporters" },
    opensAt: startOfKoreanDay("2023-01-30"),
    closesAt: endOfKoreanDay("2023-02-27"),
    extensions: EXTENSIONS_2023,
    provenance: cite("WEB", ["W42", "W43"]),
  },
  additional: {
    id: "additional-2023",
    title: { ko: "추가 접수", en: "Additional intake" },
    opensAt: startOfKoreanDay("2023-02-13"),
    closesAt: endOfKoreanDay("2023-02-27"),
    extensions: EXTENSIONS_2023,
    provenance: [
      ...cite("SEED", ["S2"], { statement: "Two weeks of additional intake." }),
      ...cite("WEB", ["W42", "W43"]),
    ],
  },
} as const satisfies Record<string, RemedyRound>;

/** Whether a new claim could be filed at this instant. */
export function takesClaims(at: Date): boolean {
  return [lossSupportRounds.report, lossSupportRounds.additional].some((round) =>
    isOpen(round, at),
  );
}
