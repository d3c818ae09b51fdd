import { defineConfig } from "vitest/config";
import run from "../../../vitest.config.js";

/** `npm run console:screenshots`: the console's test project with one file that writes pictures and asserts nothing. */
export default defineConfig({
  resolve: run.resolve ?? {},
  test: {
    root: new URL("../../..", import.meta.url).pathname,
    include: ["test/console/screenshots/take.ts"],
    setupFiles: ["test/setup.ts"],
    globalSetup: [
      "test/leaks/global-setup.ts",
      "test/global-setup.ts",
      "test/console/browser-setup.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
