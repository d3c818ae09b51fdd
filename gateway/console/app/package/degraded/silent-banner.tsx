import { Alert, Button, Group, Text } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Affiliate } from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";

/** Names every affiliate that did not answer, and what that means for the sums below. */
export function SilentBanner({
  silent,
  isAsking,
  onRetry,
}: {
  silent: readonly Affiliate[];
  isAsking: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslation();
  const { list } = useFormat();
  if (silent.length === 0) return null;
  const affiliates = list(silent.map((affiliate) => t(`affiliate.${affiliate}`)));
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<TriangleAlert aria-hidden />}
      title={t("package.silent.banner", { affiliates })}
    >
      <Group justify="space-between" gap="sm">
        <Text>{t("package.silent.body")}</Text>
        <Button size="xs" variant="default" loading={isAsking} onClick={onRetry}>
          {t("package.silent.retryAll")}
        </Button>
      </Group>
    </Alert>
  );
}
