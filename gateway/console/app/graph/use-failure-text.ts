import { useTranslation } from "react-i18next";
import { ERROR_CODES } from "../../../../subgraphs/kit/errors/error-codes.js";
import { useLanguage } from "../texts/use-language.js";
import type { Failure } from "./failure.js";

/** Says a failure in the reader's language, in the words of the graph's own register. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ code, retryAfterSeconds }) => {
    if (code === "UNREACHABLE") return t("failure.unreachable");
    const meaning = ERROR_CODES[code].meaning[language];
    return retryAfterSeconds === null
      ? meaning
      : `${meaning} ${t("failure.retryAfter", { seconds: retryAfterSeconds })}`;
  };
}
