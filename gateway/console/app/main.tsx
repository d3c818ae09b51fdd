import "@mantine/core/styles.css";
import "./theme/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { readPageSettings } from "./page-settings.js";
import { startTexts } from "./texts/texts.js";

const settings = readPageSettings();
await startTexts();
// Three hundred kilobytes of declarations for a hundred pieces of one font: the page is there before them.
void import("./theme/fonts.js");

const root = document.getElementById("console");
if (!root) throw new Error("the page has no place for the console");
createRoot(root).render(
  <StrictMode>
    <App settings={settings} />
  </StrictMode>,
);
