import { Group, Paper, Stack, Text } from "@mantine/core";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PackageTotalInAllFragment } from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import { isStatus, StatusChip } from "../status/status-chip.js";

export type LastKnownSlice = NonNullable<PackageTotalInAllFragment["lastKnown"]>[number];

/** What a silent affiliate told last: dated, apart from everything that is known now, and in no sum. */
export function LastKnown({ slice }: { slice: LastKnownSlice }) {
  const { t } = useTranslation();
  const { amount, dayAndTime } = useFormat();
  const { sums, timeline } = slice;
  const wasNone = sums?.length === 0 && timeline?.length === 0;
  if (slice.asOf === null) return <Text c="dimmed">{t("package.lastKnown.nothing")}</Text>;
  return (
    <Paper withBorder p="sm" style={{ borderStyle: "dashed" }}>
      <Stack gap="xs">
        <Group gap="xs">
          <History size={16} aria-hidden />
          <Text fw={650}>{t("package.lastKnown.title")}</Text>
          <Text>{t("package.lastKnown.asOf", { when: dayAndTime(slice.asOf) })}</Text>
        </Group>
        {wasNone && <Text>{t("package.lastKnown.wasNone")}</Text>}
        {sums?.map((sum) => (
          <Group key={`${sum.kind} ${sum.status} ${sum.unit}`} gap="xs">
            <StatusChip status={sum.status} />
            <Text>{sum.kind && t(`kind.${sum.kind}`)}</Text>
            <Text fw={650}>{amount(sum) ?? t("package.card.noAmount")}</Text>
          </Group>
        ))}
        {timeline?.map(({ id, at, title, status }) => (
          <Text key={id} size="sm">
            {dayAndTime(at)} · {title} · {isStatus(status) ? t(`status.${status}`) : status}
          </Text>
        ))}
        <Text size="sm">{t("package.lastKnown.note")}</Text>
      </Stack>
    </Paper>
  );
}
