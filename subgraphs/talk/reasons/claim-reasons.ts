import {
  fixedTexts,
  formatKoreanDay,
  formatKoreanTime,
  formatWon,
  type ReasonInputs,
  type ReasonTexts,
} from "../../kit/remedies/decision.js";
import { inWords } from "./claim-words.js";

/** Reasons of the handling of claims and of their being turned down, in words that an agent can read to a caller. */
export const claimReasons = {
  OUTSIDE_INTAKE: {
    ko: (inputs) => `지금은 피해 접수 기간이 아닙니다.${windowsKo(inputs)}`,
    en: (inputs) => `Damage cannot be reported at this time.${windowsEn(inputs)}`,
  },
  OUTSIDE_DOCUMENT_WINDOW: {
    ko: (inputs) => `지금은 서류 제출 기간이 아닙니다.${windowsKo(inputs)}`,
    en: (inputs) => `Papers are not taken at this time.${windowsEn(inputs)}`,
  },
  CLAIM_ALREADY_OPEN: fixedTexts({
    ko: "매출 손실 접수가 이미 진행 중입니다. 그 접수가 끝나거나 철회된 뒤 다시 접수할 수 있습니다.",
    en: "A claim for lost sales is open already. Another one can be filed once it is decided or withdrawn.",
  }),
  ALREADY_SUPPORTED: {
    ko: ({ status }) =>
      status === "DECLINED"
        ? "매출 손실 지원을 이미 사양하셔서 다시 지원하지 않습니다."
        : "매출 손실 지원이 이미 결정되어 두 번 지원하지 않습니다.",
    en: ({ status }) =>
      status === "DECLINED"
        ? "Support for lost sales was declined, so it is not given again."
        : "Support for lost sales was decided already and is not given twice.",
  },
  CLAIM_UNKNOWN: fixedTexts({
    ko: "해당 접수 건을 찾을 수 없습니다.",
    en: "There is no such claim.",
  }),
  CLAIM_NOT_OPEN: {
    ko: ({ status }) => `이 접수는 이미 끝났습니다(${inWords(status, "ko")}).`,
    en: ({ status }) => `The claim is no longer open: it was ${inWords(status, "en")}.`,
  },
  CLAIM_IN_REVIEW: fixedTexts({
    ko: "협의체가 검토 중인 접수입니다. 지원 금액을 정하거나, 서류를 요청하거나, 반려할 수 있습니다.",
    en: "The council reviews this claim: it can be awarded a sum, asked for papers or turned down.",
  }),
  CLAIM_NOT_IN_REVIEW: {
    ko: ({ status }) => `협의체 검토 중인 접수가 아닙니다(${inWords(status, "ko")}).`,
    en: ({ status }) => `The council does not review this claim: it is ${inWords(status, "en")}.`,
  },
  NOT_A_LOSS_CLAIM: fixedTexts({
    ko: "무료 서비스의 금전적 피해로 접수된 건이 아니어서 매출 손실 지원을 할 수 없습니다.",
    en: "It was not reported as a loss of money through a free service, so it cannot be paid as lost sales.",
  }),
  SUPPORT_NOT_OPEN: {
    ko: ({ opensAt }) => `매출 손실 지원은 ${formatKoreanDay(opensAt)}부터 결정할 수 있습니다.`,
    en: ({ opensAt }) =>
      `Support for lost sales can be decided from ${formatKoreanDay(opensAt)} on.`,
  },
  FILED_OUTSIDE_INTAKE: {
    ko: ({ filedAt }) => `${formatKoreanDay(filedAt)}의 접수로, 접수 기간에 들어온 것이 아닙니다.`,
    en: ({ filedAt }) => `The claim came in on ${formatKoreanDay(filedAt)}, outside every intake.`,
  },
  DOCUMENTS_INCOMPLETE: {
    ko: ({ missing }) => `아직 제출되지 않은 서류가 있습니다: ${inWords(missing, "ko")}.`,
    en: ({ missing }) => `Papers are still missing: ${inWords(missing, "en")}.`,
  },
  DOCUMENTS_ALREADY_REQUESTED: fixedTexts({
    ko: "이미 서류를 요청했으며 제출을 기다리고 있습니다.",
    en: "Papers were requested already and are awaited.",
  }),
  AWARD_PENDING: fixedTexts({
    ko: "협의체 지원 금액이 확정을 기다리고 있습니다. 먼저 확정하거나 물리쳐야 합니다.",
    en: "An award of the council waits to be confirmed: confirm it or turn it down first.",
  }),
  AWARD_NOT_PENDING: fixedTexts({
    ko: "확정을 기다리는 협의체 지원 금액이 없습니다.",
    en: "No award of the council waits to be confirmed.",
  }),
  SAME_PERSON: fixedTexts({
    ko: "지원 금액을 입력한 사람과 다른 사람이 확정해야 합니다.",
    en: "An award is made by two people: whoever entered it cannot confirm it.",
  }),

  PAPERS_NOT_COMPLETED: fixedTexts({
    ko: "필요한 서류가 모두 제출되지 않아 지원하지 못했습니다.",
    en: "The papers that are needed were not handed in, so no support could be given.",
  }),
  LOSS_NOT_PROVEN: {
    ko: ({ lossWon }) =>
      typeof lossWon === "number"
        ? `제출된 자료로 인정되는 매출 손실은 ${formatWon(lossWon)}원이어서 지원하지 못했습니다.`
        : "제출된 자료로 매출 손실을 확인하지 못해 지원하지 못했습니다.",
    en: ({ lossWon }) =>
      typeof lossWon === "number"
        ? `The papers prove a sales loss of ${formatWon(lossWon)} won, so no support could be given.`
        : "The papers do not prove the sales loss, so no support could be given.",
  },
  SERVICE_USE_NOT_PROVEN: fixedTexts({
    ko: "카카오톡을 영업에 활용했다는 것을 확인하지 못해 지원하지 못했습니다.",
    en: "The papers do not prove that KakaoTalk was used for the business, so no support could be given.",
  }),
  NO_DIRECT_CAUSE: fixedTexts({
    ko: "장애와 매출 손실 사이의 인과관계를 확인하지 못해 지원하지 못했습니다.",
    en: "The outage could not be shown to be the cause of the sales loss, so no support could be given.",
  }),
  DUPLICATE_REPORT: fixedTexts({
    ko: "같은 피해가 다른 접수로도 들어와 그 접수에서 처리합니다.",
    en: "The same damage was reported elsewhere as well and is dealt with there.",
  }),
  SUPPORT_DECLINED: fixedTexts({
    ko: "신청인이 지원을 사양하여 접수를 마쳤습니다.",
    en: "The claimant declined the support, so the claim was closed.",
  }),
} satisfies Record<string, ReasonTexts>;

/** When papers or reports were taken last and will be next, as the windows were extended. */
function windowsKo(inputs: ReasonInputs): string {
  const { lastOpenedAt, lastClosedAt, nextOpensAt, nextClosesAt } = inputs;
  const last = lastClosedAt ? ` 지난 기간: ${span(lastOpenedAt, lastClosedAt)}.` : "";
  const next = nextOpensAt ? ` 다음 기간: ${span(nextOpensAt, nextClosesAt)}.` : "";
  return last + next;
}

function windowsEn(inputs: ReasonInputs): string {
  const { lastOpenedAt, lastClosedAt, nextOpensAt, nextClosesAt } = inputs;
  const last = lastClosedAt ? ` Last open: ${span(lastOpenedAt, lastClosedAt)} (Korean time).` : "";
  const next = nextOpensAt ? ` Next open: ${span(nextOpensAt, nextClosesAt)} (Korean time).` : "";
  return last + next;
}

function span(from: ReasonInputs[string] | undefined, until: ReasonInputs[string] | undefined) {
  return `${formatKoreanTime(from)} ~ ${until ? formatKoreanTime(until) : ""}`;
}
