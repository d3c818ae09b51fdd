import { useHotkeys, useLocalStorage } from "@mantine/hooks";

/** Whether shortcuts are used; kept for the next visit. A single key must be possible to switch off (WCAG 2.1.4). */
export function useShortcutsSwitch(): [boolean, (isOn: boolean) => void] {
  const [isOn, set] = useLocalStorage({
    key: "console:shortcuts",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [isOn, set];
}

/** Ctrl-K works while somebody types, the single keys do not: there they are letters. */
export function useShortcuts({ find, help }: { find: () => void; help: () => void }): void {
  const [isOn] = useShortcutsSwitch();
  useHotkeys(isOn ? [["mod+K", find]] : [], []);
  useHotkeys(
    isOn
      ? [
          ["/", find],
          ["shift+?", help],
        ]
      : [],
  );
}
