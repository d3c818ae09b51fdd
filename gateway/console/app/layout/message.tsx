import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

/** A page, or a part of one, that has one thing to say. */
export function Message({
  title,
  body,
  hasWayHome = false,
}: {
  title: string;
  body: string;
  hasWayHome?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="xl">
      <Stack gap="xs" align="flex-start">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text>{body}</Text>
        {hasWayHome && (
          <Anchor component={Link} href="/">
            {t("notFound.home")}
          </Anchor>
        )}
      </Stack>
    </Paper>
  );
}
