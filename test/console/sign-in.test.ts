import { describe, expect, it } from "vitest";
import { httpSettings } from "../../gateway/settings/http-variables.js";
import { DEMO } from "../../subgraphs/kit/demo/people.js";
import { startConsole } from "./console.fixture.js";

const { open, graph } = await startConsole();
const production = await startConsole({ http: httpSettings("production", {}) });

const ROLES = [
  { button: /^상담원/, role: "상담원", id: "agt_demo", mayFind: true },
  { button: /^톡 담당자/, role: "담당자 · 톡", id: "opr_demo_talk", mayFind: false },
  { button: /^심의위원회/, role: "담당자 · 톡", id: "opr_demo_talk_council", mayFind: false },
  { button: /^감사 담당자/, role: "감사 담당자", id: "adm_demo", mayFind: false },
];

describe("signing in", () => {
  it.each(ROLES)("takes one click as $id, and shows who one is to the graph", async (staff) => {
    const page = await open("", { as: null });

    await page.getByRole("button", { name: staff.button }).click();
    await page.getByRole("button", { name: "로그인한 사람" }).click();

    await page.getByText(staff.id, { exact: true }).waitFor();
    expect(await page.getByRole("menu").getByText(staff.role, { exact: true }).count()).toBe(1);
    expect(await page.getByRole("search").count()).toBe(staff.mayFind ? 1 : 0);
    expect(await page.getByText("이 역할은 사람을 조회하지 않습니다").count()).toBe(
      staff.mayFind ? 0 : 1,
    );
  });

  it("opens the address that was asked for", async () => {
    const page = await open(`/partners/${DEMO.taxi}`, { as: null });

    await page.getByRole("button", { name: /^상담원/ }).click();

    await page.getByRole("heading", { name: /데모 택시기사/ }).waitFor();
  });

  it("keeps the token with the tab alone, and forgets everything on signing out", async () => {
    const page = await open(`/partners/${DEMO.taxi}`);
    await page.getByRole("heading", { name: /데모 택시기사/ }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("eyJ");

    await page.getByRole("button", { name: "로그인한 사람" }).click();
    await page.getByRole("menuitem", { name: "로그아웃" }).click();

    await page.getByRole("heading", { name: "로그인" }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe("{}");
  });

  it("takes a token that somebody has already", async () => {
    const page = await open("", { as: null });

    await page
      .getByLabel("토큰", { exact: true })
      .fill(await graph.token({ role: "agent", id: "agt_pasted" }));
    await page.getByRole("button", { name: "이 토큰으로 로그인" }).click();

    await page.getByRole("search").waitFor();
  });

  it("is asked for again when the graph does not take the token any more, and stays on the page", async () => {
    const page = await open(`/partners/${DEMO.taxi}`, { as: null });
    await page.getByLabel("토큰", { exact: true }).fill("no-token-of-ours");
    await page.getByRole("button", { name: "이 토큰으로 로그인" }).click();
    const dialog = page.getByRole("dialog", { name: "로그인이 끝났습니다" });
    await dialog.waitFor();

    await dialog.getByRole("button", { name: /^상담원/ }).click();

    await page.getByRole("heading", { name: /데모 택시기사/ }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(`/console/partners/${DEMO.taxi}`);
  });

  it("is the identity provider's in production, which the page says without pretending", async () => {
    const page = await production.open("", { as: null });

    await page.getByText("회사 계정으로 로그인하세요").waitFor();
    const asked = await fetch(`${production.graph.address}/console/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ staff: "agent" }),
    });

    expect(await page.getByRole("textbox").count()).toBe(0);
    expect(asked.status).toBe(404);
  });
});
