import { type PageSettings, SETTINGS_ELEMENT } from "../page-settings.js";

/** Reads what the server told this page. */
export function readPageSettings(): PageSettings {
  const text = document.getElementById(SETTINGS_ELEMENT)?.textContent ?? "";
  return JSON.parse(text) as PageSettings;
}
