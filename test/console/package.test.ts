import { describe, expect, it } from "vitest";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { allCards, card, startConsole } from "./console.fixture.js";

const { open, graph } = await startConsole();

/** What the README's table says of each, as the page says it. */
const PACKAGES = [
  { id: DEMO.bakery, shows: ["80,000원", "이 중 현금 30,000원", "현금 외 50,000원"] },
  { id: DEMO.florist, shows: ["50,000원", "이 중 현금 50,000원", "2023. 5. 21. (일) 23:59"] },
  { id: DEMO.tailor, shows: ["50,000원", "이 중 현금 50,000원"] },
  { id: DEMO.caterer, shows: ["0원", "심의 중", "신고한 손실 500,001원"] },
  { id: DEMO.taxi, shows: ["7,550원", "이 중 현금 0원", "포인트 7,550원"] },
  { id: DEMO.chauffeur, shows: ["받지 않음", "4,260원"] },
  { id: DEMO.blueTaxi, shows: ["8,780원", "수수료 면제 8,780원"] },
  { id: DEMO.pcBang, shows: ["이 중 현금 30,000원", "금액 미공개", "PC방, 소상공인"] },
  { id: DEMO.merchant, shows: ["판로 지원", "금액 미공개"] },
  { id: DEMO.inAppUser, shows: ["1,500원"] },
  { id: DEMO.webUser, shows: ["3일", "이모티콘 3개", "쿠폰 5,000원"] },
  { id: DEMO.reader, shows: ["3,000원", "기한 지남", "96시간"] },
  { id: DEMO.player, shows: ["티켓 4장", "기한 지남"] },
];

const pathOf = (id: string) => `/${id.startsWith("usr_") ? "users" : "partners"}/${id}`;

describe("the package page", () => {
  it.each(PACKAGES)("of $id shows what the graph answers", async ({ id, shows }) => {
    const page = await open(pathOf(id));
    await allCards(page);

    const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");

    for (const shown of shows) expect(text).toContain(shown);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("tells why: the rule, the facts in words, and the sources with their links", async () => {
    const page = await open(pathOf(DEMO.florist));
    const grant = card(page, "톡").getByRole("article").first();
    await grant.waitFor();
    expect(await grant.getByText("규칙 loss-tier@1").isVisible()).toBe(false);

    await grant.getByText("근거", { exact: true }).click();

    expect(await grant.getByText("규칙 loss-tier@1").isVisible()).toBe(true);
    expect(await grant.locator("dl").innerText()).toMatch(/인정된 매출 손실\s*300,001원/);
    expect(await grant.getByRole("link").first().getAttribute("href")).toMatch(/^https:\/\//);
  });

  it("tells times in Korea's, wherever its reader is, and says so", async () => {
    const page = await open(pathOf(DEMO.florist));
    const timeline = card(page, "처리 내역");
    const times = timeline.locator("time");
    await times.first().waitFor();

    expect(await times.first().innerText()).toBe("2023. 2. 9. (목) 14:10");
    expect(await times.first().getAttribute("title")).toContain("KST, UTC+9");
    const instants = await times.evaluateAll((all) =>
      all.map((one) => one.getAttribute("datetime")),
    );
    expect(instants).toEqual([...instants].sort().reverse());
  });

  it("shows of the timeline what one affiliate did, when asked to", async () => {
    const page = await open(pathOf(DEMO.webUser));
    const timeline = card(page, "처리 내역");
    await timeline.locator("time").first().waitFor();

    await timeline.getByText("엔터테인먼트", { exact: true }).first().click();

    expect(await timeline.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringContaining("엔터테인먼트"),
    ]);
  });

  it("says that nobody has an id, and does not show an empty package for it", async () => {
    const page = await open("/partners/ptn_nobody");

    await page.getByText("이 ID의 사람이 없습니다").waitFor();

    expect(await page.getByText("받은 보상 합계").count()).toBe(0);
  });

  it("asks by hash alone, by POST, and each affiliate on its own", async () => {
    const bodies: Record<string, unknown>[] = [];
    const page = await open("/", { as: "agent" });
    await page.getByRole("search").waitFor();
    page.on("request", (request) => {
      if (!request.url().startsWith(`${graph.address}/graphql`)) return;
      bodies.push({ method: request.method(), ...request.postDataJSON() });
    });

    await page.getByRole("textbox").fill(DEMO.taxi);
    await page.keyboard.press("Enter");
    await allCards(page);

    expect(bodies).toHaveLength(8);
    for (const body of bodies) {
      expect(Object.keys(body).sort()).toEqual(["documentId", "method", "variables"]);
      expect(body).toMatchObject({
        method: "POST",
        documentId: expect.stringMatching(/^[\da-f]{64}$/),
      });
    }
  });
});
