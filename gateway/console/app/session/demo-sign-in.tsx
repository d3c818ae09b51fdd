import { Alert, Button, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignInWay } from "../../page-settings.js";
import { signIn } from "./session.js";

type Staff = Extract<SignInWay, { way: "demo" }>["staff"][number];

const SIGN_IN_PATH = "/console/sign-in";

/** One button for each of the demo's staff. */
export function DemoSignIn({ staff }: { staff: readonly Staff[] }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Staff | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  async function signInAs(one: Staff) {
    setAsking(one);
    setHasFailed(false);
    try {
      signIn(await demoToken(one));
    } catch {
      setHasFailed(true);
      setAsking(null);
    }
  }

  return (
    <Stack gap="sm">
      <Text>{t("session.demo.lead")}</Text>
      {hasFailed && <Alert color="red" title={t("session.demo.failed")} role="alert" />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {staff.map((one) => (
          <Button
            key={one}
            variant="default"
            h="auto"
            py="sm"
            justify="flex-start"
            loading={asking === one}
            onClick={() => void signInAs(one)}
          >
            <Stack gap={2} align="flex-start">
              <Text fw={650}>{t(`session.demo.staff.${one}`)}</Text>
              <Text size="sm" c="dimmed" ta="left" style={{ whiteSpace: "normal" }}>
                {t(`session.demo.duty.${one}`)}
              </Text>
            </Stack>
          </Button>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** @throws Error when the gateway gives none */
async function demoToken(staff: Staff): Promise<string> {
  const response = await fetch(SIGN_IN_PATH, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ staff }),
  });
  if (!response.ok) throw new Error(`the gateway gave no token: ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}
