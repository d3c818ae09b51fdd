import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The gateway that `npm run console:dev` asks. */
const GATEWAY = "http://127.0.0.1:4000";

export default defineConfig({
  root: `${import.meta.dirname}/app`,
  base: "/console/",
  plugins: [react()],
  // A line for each of a hundred pieces of a font tells nobody anything.
  logLevel: "warn",
  build: {
    outDir: `${import.meta.dirname}/../../dist/console`,
    emptyOutDir: true,
    target: "es2022",
    // They know light-dark(): written out for older ones, it would not follow the switch on the page.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The page's policy allows no data: address, and a font is not shorter as one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/graphql": GATEWAY, "/console/sign-in": GATEWAY } },
});
