import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, expect, inject } from "vitest";
import { DEMO_STAFF, type DemoStaff } from "../../gateway/viewer/demo-staff.js";
import { startGraph, type TestGraph, type TestGraphOptions } from "../graph.js";

/** Who opens a page, and how they read it. */
export type Reader = {
  /** Signed in as; nobody is for null. */
  as?: DemoStaff | null;
  language?: "ko" | "en";
  theme?: "light" | "dark";
  width?: number;
};

export type TestConsole = {
  graph: TestGraph;
  /** Opens a path below /console in a page of its own, which is closed after the test. Files stay in the browser's cache. */
  open(path: string, reader?: Reader): Promise<Page>;
};

/**
 * The console as it was built, served by a real gateway, in a real browser; call it at the top of a test file. A page
 * that reports an error, or something that its policy forbids, fails the test that opened it.
 */
export async function startConsole(options: TestGraphOptions = {}): Promise<TestConsole> {
  const graph = await startGraph(options);
  const browser = await chromium.connect(inject("browser"));
  const profiles = new Map<string, Promise<BrowserContext>>();
  const problems: string[] = [];
  afterEach(async () => {
    const pages = browser.contexts().flatMap((context) => context.pages());
    await Promise.all(pages.map((page) => page.close()));
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());

  return {
    graph,
    async open(path, { as = "agent", language, theme = "light", width = 1200 } = {}) {
      const key = `${theme} ${width}`;
      const profile = profiles.get(key) ?? browser.newContext(profileOf(theme, width));
      profiles.set(key, profile);
      const page = await (await profile).newPage();
      const token = as && (await graph.token(DEMO_STAFF[as]));
      await page.addInitScript(asOpened, [token, language] as const);
      page.on("pageerror", ({ message }) => problems.push(message));
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) problems.push(message.text());
      });
      await page.goto(`${graph.address}/console${path}`);
      return page;
    },
  };
}

/** Neither Korea nor its time: what a page says must not hang on where its reader is. */
function profileOf(theme: "light" | "dark", width: number): BrowserContextOptions {
  return {
    locale: "de-DE",
    timezoneId: "America/New_York",
    colorScheme: theme,
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
  };
}

/** Runs in the page: on its first load nothing is left of an earlier test but what the reader brings along. */
function asOpened([token, language]: readonly [string | null, string | undefined]): void {
  if (sessionStorage.getItem("opened")) return;
  localStorage.clear();
  sessionStorage.setItem("opened", "yes");
  if (token) sessionStorage.setItem("console:token", token);
  if (language) localStorage.setItem("console:language", language);
}

/** The card of an affiliate, by its title. */
export function card(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true });
}

/** Waits until every card has its answer, whatever it is. */
export async function allCards(page: Page): Promise<void> {
  await page.locator("section[aria-busy=false]").nth(4).waitFor();
  await page.getByRole("region", { name: /합계|확인된|Received|Known|total/ }).waitFor();
}
