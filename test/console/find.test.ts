import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoContacts } from "../../subgraphs/directory/demo/synthetic-contacts.js";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { startConsole } from "./console.fixture.js";

const { open } = await startConsole();

function contactOf(beneficiaryId: string, kind: string): string {
  const contact = demoContacts.find(
    (one) => one.beneficiaryId === beneficiaryId && one.kind === kind,
  );
  if (!contact) throw new Error(`${beneficiaryId} has no ${kind}`);
  return contact.text;
}

const PHONE = contactOf(DEMO.bakery, "PHONE");
const NUMBER = contactOf(DEMO.bakery, "BUSINESS_NUMBER");
const EMAIL = contactOf(DEMO.bakery, "EMAIL");

const SEARCHES = [
  { text: PHONE, takenFor: "전화번호로 찾습니다" },
  { text: PHONE.replace(/\D/g, ""), takenFor: "전화번호로 찾습니다" },
  { text: NUMBER, takenFor: "사업자등록번호로 찾습니다" },
  { text: ` ${NUMBER.replace(/\D/g, "")} `, takenFor: "사업자등록번호로 찾습니다" },
  { text: EMAIL, takenFor: "이메일로 찾습니다" },
  { text: "데모 제과", takenFor: "이 글자로 시작하는 이름을 찾습니다" },
];

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "이용자·협력사 찾기" }).fill(text);
  await page.keyboard.press("Enter");
}

const hits = (page: Page) => page.locator("main li a");

describe("the search box", () => {
  it("takes what was typed for what it is, finds one person by each, and picks nobody", async () => {
    const page = await open("");

    for (const { text, takenFor } of SEARCHES) {
      const box = page.getByRole("textbox", { name: "이용자·협력사 찾기" });
      await box.fill(text);
      await page.getByText(takenFor).waitFor();
      await box.press("Enter");
      await page.getByText("검색 결과 1건", { exact: true }).waitFor();

      expect(await hits(page).allTextContents()).toEqual(["데모 제과점 (Demo bakery)"]);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/console/");
      await page.getByRole("button", { name: "검색어 지우기" }).click();
    }
  });

  it("opens an id at once", async () => {
    const page = await open("");

    await search(page, DEMO.webUser);

    await page.getByRole("heading", { name: /데모 웹 이용자/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/console/users/${DEMO.webUser}`);
  });

  it("lists everybody of a name with what tells them apart", async () => {
    const page = await open("");

    await search(page, "데모");
    await page.getByText("검색 결과 13건").waitFor();

    expect(await hits(page).count()).toBe(13);
    const florist = page.locator("main li", { hasText: "데모 꽃집" });
    expect(await florist.innerText()).toMatch(
      /소상공인[\s\S]*ptn_demo_florist[\s\S]*010-\*\*\*\*-/,
    );
  });

  it("says of a mistyped number what is wrong with it, and asks nothing", async () => {
    const page = await open("");
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/graphql")) asked += 1;
    });

    const last = NUMBER.at(-1) === "0" ? "1" : "0";
    await search(page, `${NUMBER.slice(0, -1)}${last}`);

    await page.getByText("사업자등록번호의 검증번호가 맞지 않습니다").waitFor();
    expect(asked).toBe(0);
  });

  it("says what to try when nobody is found", async () => {
    const page = await open("");

    await search(page, "없는 이름");

    await page.getByText("찾은 사람이 없습니다").waitFor();
  });
});

describe("what was looked at", () => {
  it("is remembered by id alone, and what was typed not at all", async () => {
    const page = await open("");
    await search(page, PHONE);
    await hits(page).first().click();
    await page.getByRole("heading", { name: /데모 제과점/ }).waitFor();

    await page.getByRole("link", { name: "보상 지원 콘솔" }).click();
    await page.getByRole("button", { name: "검색어 지우기" }).click();
    await page.getByRole("link", { name: DEMO.bakery }).waitFor();

    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        Object.entries(sessionStorage).filter(
          ([key]) => key.startsWith("console:") && key !== "console:token",
        ),
      ]),
    );
    expect(JSON.parse(kept)[1]).toEqual([["console:recent", JSON.stringify([DEMO.bakery])]]);
    for (const text of [PHONE, PHONE.replace(/\D/g, ""), "제과점"]) {
      expect(kept).not.toContain(text);
    }
  });
});
