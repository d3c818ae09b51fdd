import packed from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's browser takes connections. */
    browser: string;
  }
}

/**
 * What the packed browser is started with where it is meant for: one process, which falls over with its first page, and
 * no rule of the web between origins, which would hide what our own policy forbids.
 */
const NOT_HERE = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
]);

/** Starts the run's Chromium, which comes from npm. On a new machine it is unpacked first, which takes some seconds. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  packed.setGraphicsMode = false;
  const server = await chromium.launchServer({
    executablePath: await packed.executablePath(),
    args: packed.args.filter((argument) => !NOT_HERE.has(argument)),
    headless: true,
  });
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
