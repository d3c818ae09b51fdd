import { type KoreanDay, startOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";

const cite = citing(source1015);

type PublicService = Pick<Remedy, "id" | "title" | "audience" | "kind" | "provenance"> & {
  availableFrom: KoreanDay;
};

/** Something that is there for everyone and granted to nobody: it has no amount and nothing that could lapse. */
function publicService({ availableFrom, ...rest }: PublicService): Remedy {
  return {
    ...rest,
    value: { form: "unknown" },
    quota: null,
    access: "NONE",
    rounds: [
      {
        id: "availability",
        title: { ko: "제공 기간", en: "Availability" },
        opensAt: startOfKoreanDay(availableFrom),
        closesAt: null,
        extensions: [],
        provenance: rest.provenance,
      },
    ],
    validity: { form: "not-applicable" },
    state: "EXECUTED",
    grantType: "TalkSupportGrant",
    details: {},
  };
}

/** T6, the pledge report. */
export const pledgeReport: Remedy = publicService({
  id: "T6",
  title: { ko: "다짐 보고서", en: "Pledge report" },
  audience: { ko: "카카오톡 이용자 전체", en: "All KakaoTalk users" },
  kind: "DOCUMENT",
  availableFrom: "2023-01-05",
  provenance: cite("SEED", ["S0", "S4"]),
});

/** B5, the help centre for small businesses that claim. */
export const helpCentre: Remedy = publicService({
  id: "B5",
  title: {
    ko: '전담 고객센터(상담원 100명)와 챗봇 "카카오 1015 소상공인지원센터"',
    en: 'Dedicated help centre (100 agents) and chatbot "카카오 1015 소상공인지원센터"',
  },
  audience: { ko: "피해를 접수한 소상공인", en: "Small businesses that claim" },
  kind: null,
  availableFrom: "2023-01-30",
  provenance: [
    ...cite("SEED", ["S2"], { statement: "A dedicated customer centre." }),
    ...cite("WEB", ["W42"], { statement: "100 agents and a chatbot, from 2023-01-30." }),
  ],
});
