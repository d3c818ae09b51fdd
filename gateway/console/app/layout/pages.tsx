import { ActionIcon, Loader } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Keyboard } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, Route, Switch } from "wouter";
import { FindPage } from "../find/find-page.js";
import { FindProvider } from "../find/find-text.js";
import { SearchBox } from "../find/search-box.js";
import { FailureNotice } from "../graph/failure-notice.js";
import { PackagePage } from "../package/package-page.js";
import { useConsoleSession, ViewerContext } from "../session/viewer.js";
import { Frame } from "./frame.js";
import { NotFoundPage } from "./not-found-page.js";
import { ShortcutHelp } from "./shortcut-help.js";
import { useShortcuts } from "./shortcuts.js";
import { You } from "./you.js";

/** Every page of somebody who is signed in. An address names people by their opaque ids and nothing else. */
export function Pages() {
  const { t } = useTranslation();
  const session = useConsoleSession();
  const searchBox = useRef<HTMLInputElement>(null);
  const [isHelpOpen, help] = useDisclosure(false);
  useShortcuts({ find: () => searchBox.current?.focus(), help: help.open });

  if (session.state !== "answered") {
    return (
      <Frame>
        {session.state === "waiting" ? (
          <Loader aria-label="…" />
        ) : (
          <FailureNotice failure={session.failure} onRetry={session.reload} />
        )}
      </Frame>
    );
  }
  const { viewer } = session.data;
  const tools = (
    <>
      <ActionIcon variant="default" size="lg" aria-label={t("shortcuts.open")} onClick={help.open}>
        <Keyboard size={18} aria-hidden />
      </ActionIcon>
      <You />
    </>
  );
  return (
    <ViewerContext value={session.data}>
      <FindProvider>
        <Frame search={viewer.role === "AGENT" && <SearchBox ref={searchBox} />} tools={tools}>
          <Switch>
            <Route path="/" component={FindPage} />
            <Route path="/partners/:id">
              {({ id }) => <PackagePage key={id} id={id} isUser={false} />}
            </Route>
            <Route path="/users/:id">{({ id }) => <PackagePage key={id} id={id} isUser />}</Route>
            <Route path="/sign-in">
              <Redirect to="/" replace />
            </Route>
            <Route component={NotFoundPage} />
          </Switch>
        </Frame>
        <ShortcutHelp isOpen={isHelpOpen} onClose={help.close} />
      </FindProvider>
    </ViewerContext>
  );
}
