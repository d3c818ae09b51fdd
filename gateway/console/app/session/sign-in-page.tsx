import { Container, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../layout/use-page-title.js";
import { SignInWays } from "./sign-in-ways.js";

/** What is shown while nobody is signed in, whatever the address: it is opened after the sign-in. */
export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t("session.title"));
  return (
    <Container size="sm" py="xl">
      <Paper p="xl" withBorder>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2">
              {t("session.title")}
            </Title>
            <Text c="dimmed" mt={4}>
              {t("session.lead")}
            </Text>
          </div>
          <SignInWays />
        </Stack>
      </Paper>
    </Container>
  );
}
