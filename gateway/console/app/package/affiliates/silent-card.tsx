import { Button, Group, Stack, Text } from "@mantine/core";
import { CircleHelp, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Affiliate } from "../../../../../schema/operations/typed-documents.js";
import { useFailureText } from "../../graph/use-failure-text.js";
import { LastKnown, type LastKnownSlice } from "../degraded/last-known.js";
import type { PackagePart } from "../package-part.js";

/** In place of a card: that this affiliate did not answer, and a way to ask it, and it alone, again. */
export function SilentCard({
  affiliate,
  part,
  lastKnown,
}: {
  affiliate: Affiliate;
  part: Extract<PackagePart<unknown>, { state: "silent" }>;
  lastKnown: LastKnownSlice | null;
}) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const name = t(`affiliate.${affiliate}`);
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <CircleHelp size={20} aria-hidden style={{ flex: "none", marginTop: 2 }} />
        <div>
          <Text fw={650}>{t("package.silent.card", { affiliate: name })}</Text>
          <Text>{t("package.silent.cardBody")}</Text>
          {part.failure && (
            <Text size="sm" c="dimmed">
              {failureText(part.failure)}
            </Text>
          )}
        </div>
      </Group>
      <Button
        size="xs"
        variant="default"
        leftSection={<RotateCw size={14} aria-hidden />}
        loading={part.isAsking}
        onClick={part.reload}
      >
        {t("package.silent.retry", { affiliate: name })}
      </Button>
      {lastKnown && <LastKnown slice={lastKnown} />}
    </Stack>
  );
}
