import { Divider, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DemoSignIn } from "./demo-sign-in.js";
import { usePageSettings } from "./page-settings-context.js";
import { ProviderNotice } from "./provider-notice.js";
import { TokenForm } from "./token-form.js";

/** The ways to sign in that this gateway has. */
export function SignInWays() {
  const { t } = useTranslation();
  const { signIn } = usePageSettings();
  if (signIn.way === "provider") return <ProviderNotice />;
  if (signIn.way === "token") return <TokenForm />;
  return (
    <Stack gap="lg">
      <DemoSignIn staff={signIn.staff} />
      <Divider label={t("session.token.or")} />
      <TokenForm />
    </Stack>
  );
}
