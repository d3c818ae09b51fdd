import { Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { signOut } from "./session.js";
import { SignInWays } from "./sign-in-ways.js";
import { useSession } from "./use-session.js";

/** Says that the session ended and takes a new sign-in, over the page that was open: it is still there afterwards. */
export function SessionOver() {
  const { t } = useTranslation();
  const { session } = useSession();
  return (
    <Modal
      opened={session?.isOver === true}
      onClose={signOut}
      title={t("session.over.title")}
      closeButtonProps={{ "aria-label": t("session.signOut") }}
      closeOnClickOutside={false}
      lockScroll={false}
      size="lg"
    >
      <Stack gap="md">
        <Text>{t("session.over.body")}</Text>
        <SignInWays />
      </Stack>
    </Modal>
  );
}
