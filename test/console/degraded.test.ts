import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { allCards, card, startConsole } from "./console.fixture.js";

const { open, graph } = await startConsole();
afterEach(() => graph.takeDown([]));

const BAKERY = `/partners/${DEMO.bakery}`;
const AFFILIATES = [
  { name: "talk", title: "톡", known: "확인된 금액 없음" },
  { name: "mobility", title: "모빌리티", known: "80,000원" },
  { name: "games", title: "게임즈", known: "80,000원" },
  { name: "entertainment", title: "엔터테인먼트", known: "80,000원" },
  { name: "pay", title: "페이", known: "80,000원" },
];
const ALL = AFFILIATES.map(({ name }) => name);

const total = (page: Page) => card(page, "지금까지 확인된 합계");

describe("with an affiliate down", () => {
  it.each(AFFILIATES)(
    "$name: its card and the banner say so, the total is what is known, and a retry brings it back",
    async ({ name, title, known }) => {
      graph.takeDown([name]);
      const page = await open(BAKERY);
      await allCards(page);

      expect(await page.getByRole("alert").innerText()).toContain(`응답하지 않은 계열사: ${title}`);
      expect(await total(page).innerText()).toContain(known);
      expect(await total(page).innerText()).toContain(`${title} 제외`);
      expect(await card(page, title).innerText()).toContain(`${title} 쪽에서 응답하지 않았습니다`);
      expect(await card(page, "처리 내역").innerText()).toContain(`${title}의 내역은 빠져`);

      graph.takeDown([]);
      await card(page, title)
        .getByRole("button", { name: `${title} 다시 조회` })
        .click();

      await card(page, "받은 보상 합계").getByText("80,000원", { exact: true }).first().waitFor();
      await page.getByRole("alert").waitFor({ state: "detached" });
      expect(await card(page, title).innerText()).not.toContain("응답하지 않았습니다");
    },
  );
});

describe("with all of them down", () => {
  it("nothing on the page is a zero: what nobody told is unknown", async () => {
    graph.takeDown(ALL);
    const page = await open(BAKERY);
    await allCards(page);

    const text = await page.locator("main").innerText();

    expect(text).toContain("확인된 금액 없음");
    expect(text).not.toMatch(/(?<![\d,])0원/);
    expect(await page.getByText("응답하지 않았습니다").count()).toBe(5);
  });
});

describe("what an affiliate told earlier", () => {
  it("is shown in its card with its date, and counted nowhere", async () => {
    await allCards(await open(BAKERY));
    graph.takeDown(["talk"]);
    const page = await open(BAKERY);
    await allCards(page);

    const shown = await card(page, "톡").innerText();

    expect(shown).toContain("마지막으로 알려진 내역");
    expect(shown).toContain("2023. 3. 2. (목) 10:00 기준");
    expect(shown).toContain("30,000원");
    expect(await total(page).innerText()).toContain("확인된 금액 없음");
  });
});

describe("with the directory down", () => {
  it("the page says what to do and shows no package", async () => {
    graph.takeDown(["directory"]);
    const page = await open(BAKERY);

    await page.getByRole("alert").first().waitFor();

    expect(await page.locator("main").innerText()).toContain("다시 시도");
    expect(await page.locator("main").innerText()).not.toContain("원");
  });
});
