import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { packageAddress } from "./package-address.js";
import { recentLookups } from "./recent-lookups.js";

/** Whom this tab looked at. */
export function RecentLookups() {
  const { t } = useTranslation();
  const ids = recentLookups();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="recent">
      <Stack gap="xs">
        <Title order={2} size="h4" id="recent">
          {t("find.recent.title")}
        </Title>
        {ids.length === 0 && <Text>{t("find.recent.none")}</Text>}
        {ids.map((id) => (
          <Group key={id} gap="sm">
            <Text size="sm" c="dimmed" w="4rem">
              {t(id.startsWith("usr_") ? "find.user" : "find.partner")}
            </Text>
            <Anchor component={Link} href={packageAddress(id)}>
              {id}
            </Anchor>
          </Group>
        ))}
        <Text size="sm" c="dimmed">
          {t("find.recent.note")}
        </Text>
      </Stack>
    </Paper>
  );
}
