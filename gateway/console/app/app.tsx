import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Router } from "wouter";
import type { PageSettings } from "../page-settings.js";
import { GraphProvider } from "./graph/graph-provider.js";
import { Frame } from "./layout/frame.js";
import { Pages } from "./layout/pages.js";
import { PageSettingsContext } from "./session/page-settings-context.js";
import { SessionOver } from "./session/session-over.js";
import { SignInPage } from "./session/sign-in-page.js";
import { useSession } from "./session/use-session.js";
import { cssVariables, theme } from "./theme/theme.js";

const colorSchemes = localStorageColorSchemeManager({ key: "console:color-scheme" });

/** The console: the sign-in page until somebody is signed in, and then its pages in their frame. */
export function App({ settings }: { settings: PageSettings }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => settings.styleNonce}
    >
      <PageSettingsContext value={settings}>
        <Router base="/console">
          <SignedInOrNot />
        </Router>
      </PageSettingsContext>
    </MantineProvider>
  );
}

function SignedInOrNot() {
  const { session } = useSession();
  if (!session) {
    return (
      <Frame>
        <SignInPage />
      </Frame>
    );
  }
  return (
    <GraphProvider token={session.token}>
      <Pages />
      <SessionOver />
    </GraphProvider>
  );
}
