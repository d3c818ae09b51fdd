import { ActionIcon, Menu, Text } from "@mantine/core";
import { LogOut, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { signOut } from "../session/session.js";
import { useViewer } from "../session/viewer.js";

/** Who is signed in, as the graph knows them, and the way out. */
export function You() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const affiliate = viewer?.affiliate ? ` · ${t(`affiliate.${viewer.affiliate}`)}` : "";
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t("frame.you")}>
          <UserRound size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer && (
          <Menu.Label>
            <Text size="sm" c="var(--mantine-color-text)">
              {t(`frame.roles.${viewer.role}`)}
              {affiliate}
            </Text>
            <Text size="xs" c="dimmed">
              {viewer.id}
            </Text>
          </Menu.Label>
        )}
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={signOut}>
          {t("session.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
