import { endOfKoreanDay, startOfKoreanDay } from "../../kit/korean-calendar.js";
import { citing } from "../../kit/remedies/cite.js";
import type { WindowExtension } from "../../kit/remedies/remedy.js";
import { source1015 } from "../../kit/sources/1015.js";
import type { IntakeWindow } from "./outage.js";

const cite = citing(source1015);

/** Kakao's own form for reports of any damage: 19 days, both ends included. */
export const reportIntake1015: IntakeWindow = {
  id: "report-2022",
  receiver: "TALK",
  title: { ko: "카카오 피해 접수", en: "Kakao damage reports" },
  opensAt: startOfKoreanDay("2022-10-19"),
  closesAt: endOfKoreanDay("2022-11-01"),
  extensions: [
    {
      announcedOn: null,
      closesAt: endOfKoreanDay("2022-11-06"),
      provenance: cite("WEB", ["W26", "W28"]),
    },
  ],
  provenance: cite("WEB", ["W16", "W17", "W18"]),
};

/** The deadline for small businesses' documents moved for earlier reporters and for new claims alike. */
const documentExtensions: readonly WindowExtension[] = [
  {
    announcedOn: "2023-03-06",
    closesAt: endOfKoreanDay("2023-04-14"),
    provenance: cite("WEB", ["W44"]),
  },
  {
    announcedOn: "2023-04-18",
    closesAt: endOfKoreanDay("2023-05-31"),
    provenance: [
      ...cite("WEB", ["W46", "W47"]),
      ...cite("WEB", ["W77"], { statement: "Until the end of June.", conflict: true }),
    ],
  },
];

/** Every intake of outage 1015 whose opening is known, in order of opening. */
export const intakeWindows1015: readonly IntakeWindow[] = [
  {
    id: "federation-2022",
    receiver: null,
    title: {
      ko: "소상공인연합회 자체 피해 접수",
      en: "The small-business federation's own damage reports",
    },
    opensAt: new Date("2022-10-17T16:00:00+09:00"),
    // Sources give the extended end and "one week"; the first end is that week back.
    closesAt: endOfKoreanDay("2022-10-24"),
    extensions: [
      {
        announcedOn: null,
        closesAt: endOfKoreanDay("2022-10-31"),
        provenance: cite("WEB", ["W13", "W14", "W15"], { statement: "Extended by one week." }),
      },
    ],
    provenance: cite("WEB", ["W13", "W14", "W15"], { statement: "2,117 cases." }),
  },
  reportIntake1015,
  {
    id: "mobility-2022",
    receiver: "MOBILITY",
    title: { ko: "카카오 T 앱 피해 접수", en: "Damage reports in the Kakao T app" },
    opensAt: startOfKoreanDay("2022-10-20"),
    closesAt: null,
    extensions: [],
    provenance: cite("WEB", ["W18", "W20"]),
  },
  {
    id: "documents-2023",
    receiver: "TALK",
    title: {
      ko: "소상공인 증빙 서류 접수 (기존 접수자)",
      en: "Small businesses' documents (earlier reporters)",
    },
    opensAt: startOfKoreanDay("2023-01-30"),
    closesAt: endOfKoreanDay("2023-02-27"),
    extensions: documentExtensions,
    provenance: cite("WEB", ["W42", "W43"]),
  },
  {
    id: "additional-2023",
    receiver: "TALK",
    title: { ko: "소상공인 추가 접수", en: "Additional intake for small businesses" },
    opensAt: startOfKoreanDay("2023-02-13"),
    closesAt: endOfKoreanDay("2023-02-27"),
    extensions: documentExtensions,
    provenance: [
      ...cite("SEED", ["S2"], { statement: "Two weeks of additional intake." }),
      ...cite("WEB", ["W42", "W43"]),
    ],
  },
];
