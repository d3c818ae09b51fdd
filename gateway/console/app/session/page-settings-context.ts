import { createContext, use } from "react";
import type { PageSettings } from "../../page-settings.js";

/** What the server told this page; there is no console without it. */
export const PageSettingsContext = createContext<PageSettings | null>(null);

/** @throws Error outside of the console */
export function usePageSettings(): PageSettings {
  const settings = use(PageSettingsContext);
  if (!settings) throw new Error("the console has no settings here");
  return settings;
}
