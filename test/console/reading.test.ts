import { describe, expect, it } from "vitest";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { allCards, startConsole } from "./console.fixture.js";

const { open } = await startConsole();

const FLORIST = `/partners/${DEMO.florist}`;

describe("the language", () => {
  it("is Korean until somebody chooses English, and then English on the next visit too", async () => {
    const page = await open(FLORIST);
    await allCards(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("ko");

    await page.getByText("English").click();

    await page.getByText("Received in all").waitFor();
    await page
      .getByText(/^The recognised sales loss of 300,001 won/)
      .first()
      .waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.reload();
    await page.getByText("Received in all").waitFor();
    expect(await page.title()).toBe(`${DEMO.florist} · Compensation support console`);
  });

  it("leaves no Korean of the console's own on an English page", async () => {
    const page = await open(FLORIST, { language: "en" });
    await allCards(page);

    const text = await page.locator("main").innerText();

    expect(text.replaceAll("데모 꽃집", "")).not.toMatch(/\p{Script=Hangul}/u);
  });
});

describe("the font", () => {
  it("is the bundled one, in pieces: of a hundred only those that the page needs are loaded", async () => {
    const page = await open(FLORIST);
    await allCards(page);
    await page.evaluate(() => document.fonts.ready);

    const pieces = await page.evaluate(() =>
      [...document.fonts].map(({ family, status }) => ({ family, status })),
    );

    const loaded = pieces.filter(({ status }) => status === "loaded");
    expect(new Set(loaded.map(({ family }) => family))).toEqual(new Set(["Noto Sans KR Variable"]));
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.length).toBeLessThan(pieces.length / 2);
  });
});

describe("the keyboard", () => {
  it("finds somebody without a mouse, and tells which keys do what", async () => {
    const page = await open("");
    await page.getByRole("search").waitFor();

    await page.keyboard.press("/");
    await page.keyboard.type(DEMO.taxi);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /데모 택시기사/ }).waitFor();
    await page.keyboard.press("Control+k");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Shift+?");

    await page.getByRole("dialog", { name: "키보드 단축키" }).waitFor();
  });

  it("is left alone once shortcuts are switched off, on the next visit too", async () => {
    const page = await open("");
    await page.getByRole("button", { name: "단축키 도움말" }).click();
    await page.getByRole("switch", { name: "단축키 사용" }).press("Space");
    await page.reload();
    await page.getByRole("search").waitFor();

    await page.keyboard.press("/");

    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("reaches the content past the header with its first stop", async () => {
    const page = await open("");
    await page.getByRole("search").waitFor();

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");

    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });
});
