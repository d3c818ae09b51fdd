import { useTranslation } from "react-i18next";
import { Message } from "./message.js";
import { usePageTitle } from "./use-page-title.js";

/** An address that is none of the console's. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t("notFound.title"));
  return <Message title={t("notFound.title")} body={t("notFound.body")} hasWayHome />;
}
