import { Group, Kbd, Modal, Stack, Switch, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useShortcutsSwitch } from "./shortcuts.js";

const SHORTCUTS = [
  { does: "find", keys: ["/", "Ctrl + K"] },
  { does: "help", keys: ["?"] },
] as const;

/** What the keys do, and the switch that turns them off. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [isOn, setIsOn] = useShortcutsSwitch();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("shortcuts.close") }}
      lockScroll={false}
    >
      <Stack>
        <Switch
          checked={isOn}
          onChange={(event) => setIsOn(event.currentTarget.checked)}
          label={t("shortcuts.use")}
        />
        {!isOn && <Text c="dimmed">{t("shortcuts.off")}</Text>}
        <Table>
          <Table.Tbody>
            {SHORTCUTS.map(({ does, keys }) => (
              <Table.Tr key={does}>
                <Table.Th fw={400}>{t(`shortcuts.${does}`)}</Table.Th>
                <Table.Td>
                  <Group gap="xs" justify="flex-end">
                    {keys.map((key, index) => (
                      <Group key={key} gap="xs">
                        {index > 0 && t("shortcuts.or")}
                        <Kbd>{key}</Kbd>
                      </Group>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Modal>
  );
}
