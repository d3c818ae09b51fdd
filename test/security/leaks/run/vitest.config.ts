import { defineConfig } from "vitest/config";

/** A run like any other of ours, of one of the files beside this one. */
export default defineConfig({
  test: {
    root: new URL("../../../..", import.meta.url).pathname,
    include: ["test/security/leaks/run/*.run.ts"],
    setupFiles: ["test/setup.ts"],
    globalSetup: ["test/leaks/global-setup.ts"],
  },
});
