import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Message } from "../layout/message.js";
import { usePageTitle } from "../layout/use-page-title.js";
import { useViewer } from "../session/viewer.js";
import { useFindText } from "./find-text.js";
import { Hits } from "./hits.js";
import { RecentLookups } from "./recent-lookups-list.js";

/** What was found, or, before anything was searched for, whom this tab looked at. */
export function FindPage() {
  const { t } = useTranslation();
  const { text } = useFindText();
  const viewer = useViewer();
  usePageTitle(t("find.title"));
  if (viewer?.role !== "AGENT") {
    return <Message title={t("find.notYours.title")} body={t("find.notYours.body")} />;
  }
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t("find.label")}
        </Title>
        <Text c="dimmed">{t("find.lead")}</Text>
      </div>
      {text === "" ? <RecentLookups /> : <Hits key={text} text={text} />}
    </Stack>
  );
}
