import { Alert, Code, List } from "@mantine/core";
import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";

/** What the gateway has to be told before anybody can sign in at an identity provider. */
const VARIABLES = ["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE", "JWT_ROLES"] as const;

/** In production: where tokens come from, and that this console does not fetch them yet. */
export function ProviderNotice() {
  const { t } = useTranslation();
  return (
    <Alert icon={<Info aria-hidden />} color="indigo" title={t("session.provider.title")}>
      {t("session.provider.body")}
      <List mt="xs" size="sm">
        {VARIABLES.map((name) => (
          <List.Item key={name}>
            <Code>{name}</Code> {t(`session.provider.variables.${name}`)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
