import { Button, Group, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "./session.js";

/** Takes a token that somebody has already; while developing only. */
export function TokenForm() {
  const { t } = useTranslation();
  const [token, setToken] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (token.trim() !== "") signIn(token.trim());
  }

  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <PasswordInput
          flex={1}
          label={t("session.token.label")}
          description={t("session.token.description")}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
        />
        <Button type="submit">{t("session.token.use")}</Button>
      </Group>
    </form>
  );
}
