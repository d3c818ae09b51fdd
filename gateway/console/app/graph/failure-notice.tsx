import { Alert, Button, Group, Text } from "@mantine/core";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Failure } from "./failure.js";
import { useFailureText } from "./use-failure-text.js";

/** What went wrong and what to do about it. */
export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = useFailureText();
  return (
    <Alert icon={<CircleAlert aria-hidden />} color="red" title={t("failure.title")} role="alert">
      <Text>{text(failure)}</Text>
      {failure.reference && <Text size="sm">{t("failure.reference", failure)}</Text>}
      <Group mt="sm">
        <Button size="xs" variant="default" onClick={onRetry}>
          {t("failure.retry")}
        </Button>
      </Group>
    </Alert>
  );
}
