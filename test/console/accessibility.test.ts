import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { allCards, type Reader, startConsole } from "./console.fixture.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const { open, graph } = await startConsole();
afterEach(() => graph.takeDown([]));

/** What axe finds serious or critical, as `rule: where`. */
async function findings(page: Page): Promise<string[]> {
  // By the debugger's way, which the page's policy does not bind: it lets no element of script in.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

const PAGES: { what: string; path: string; down?: string[]; reader?: Reader }[] = [
  { what: "the sign-in page", path: "", reader: { as: null } },
  { what: "the find page", path: "" },
  { what: "a package", path: `/partners/${DEMO.florist}` },
  { what: "a package in the dark", path: `/users/${DEMO.webUser}`, reader: { theme: "dark" } },
  { what: "a package on a tablet", path: `/partners/${DEMO.pcBang}`, reader: { width: 768 } },
  { what: "a package with parts missing", path: `/partners/${DEMO.bakery}`, down: ["talk", "pay"] },
  {
    what: "the same in the dark",
    path: `/partners/${DEMO.bakery}`,
    down: ["talk", "pay"],
    reader: { theme: "dark" },
  },
];

describe("axe finds nothing serious", () => {
  it.each(PAGES)("on $what", async ({ path, down = [], reader }) => {
    graph.takeDown(down);
    const page = await open(path, reader);
    await (path === "" ? page.getByRole("heading", { level: 1 }).waitFor() : allCards(page));

    expect(await findings(page)).toEqual([]);
  });

  it("and turns red where text can hardly be read", async () => {
    const page = await open("");
    const heading = page.getByRole("heading", { level: 1 });
    await heading.evaluate((element) => element.style.setProperty("color", "#dddddd"));

    expect(await findings(page)).toEqual([expect.stringContaining("color-contrast")]);
  });

  it("and nothing is cut off or scrolls sideways at 200 %", async () => {
    const page = await open(`/partners/${DEMO.pcBang}`, { width: 600 });
    await allCards(page);

    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));

    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });
});
