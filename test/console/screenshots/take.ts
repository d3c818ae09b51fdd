import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterEach, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { allCards, type Reader, startConsole } from "../console.fixture.js";

const { open, graph } = await startConsole();
afterEach(() => graph.takeDown([]));

type Picture = {
  name: string;
  path: string;
  reader?: Reader;
  down?: readonly string[];
  /** What somebody does first. */
  act?: (page: Page) => Promise<void>;
};

const FLORIST = `/partners/${DEMO.florist}`;
const DOWN = ["talk", "pay"];

const PICTURES: readonly Picture[] = (["ko", "en"] as const).flatMap((language): Picture[] => [
  { name: `sign-in-${language}`, path: "", reader: { as: null, language } },
  { name: `find-${language}`, path: "", reader: { language }, act: findDemo },
  { name: `package-${language}`, path: FLORIST, reader: { language }, act: openWhy },
  { name: `package-degraded-${language}`, path: FLORIST, reader: { language }, down: DOWN },
  {
    name: `package-dark-${language}`,
    path: `/partners/${DEMO.pcBang}`,
    reader: { language, theme: "dark", width: 820 },
  },
]);

it.each(PICTURES)("$name", async ({ path, name, reader, down = [], act }) => {
  // Whoever is shown as known last was looked at before.
  if (down.length > 0) await allCards(await open(path, reader));
  graph.takeDown(down);
  const page = await open(path, reader);
  await (path === "" ? page.getByRole("heading", { level: 1 }).waitFor() : allCards(page));
  await act?.(page);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ fullPage: path !== "" });
  await writeFile(
    projectFile("test", "console", "screenshots", `${name}.webp`),
    await asWebp(page, picture),
  );
});

/** A picture at a third of its size; a browser takes none in this format, but can make one. */
async function asWebp(page: Page, picture: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  const url = await blank.evaluate(
    async (png) => {
      const bitmap = await createImageBitmap(await (await fetch(png)).blob());
      const canvas = document.createElement("canvas");
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/webp", 0.8);
    },
    `data:image/png;base64,${picture.toString("base64")}`,
  );
  return Buffer.from(url.replace(/^data:image\/webp;base64,/, ""), "base64");
}

async function findDemo(page: Page): Promise<void> {
  await page.getByRole("textbox").fill("데모");
  await page.keyboard.press("Enter");
  await page.locator("main li").first().waitFor();
}

async function openWhy(page: Page): Promise<void> {
  await page.locator("summary").first().click();
}
