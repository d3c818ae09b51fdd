import { Anchor, AppShell, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import classes from "./frame.module.css";
import { LanguageSwitch } from "./language-switch.js";
import { ThemeSwitch } from "./theme-switch.js";

const CONTENT = "content";

/** The frame around every page. `tools` stand in its header: what only somebody who is signed in has. */
export function Frame({
  search,
  tools,
  children,
}: {
  search?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <AppShell padding="md">
      <Anchor href={`#${CONTENT}`} className={classes.skip ?? ""}>
        {t("frame.skip")}
      </Anchor>
      <AppShell.Header pos="sticky" className={classes.header ?? ""}>
        <Link href="/" className={classes.name ?? ""}>
          <Text component="span" fw={700}>
            {t("frame.name")}
          </Text>
        </Link>
        <div className={classes.search}>{search}</div>
        <Group gap="xs" wrap="nowrap">
          <LanguageSwitch />
          <ThemeSwitch />
          {tools}
        </Group>
      </AppShell.Header>
      <AppShell.Main id={CONTENT} tabIndex={-1} className={classes.main ?? ""}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
