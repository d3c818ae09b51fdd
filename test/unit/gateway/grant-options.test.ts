import { describe, expect, it } from "vitest";
import { type GrantOptions, grantCommand } from "../../../gateway/commands/grant/grant-options.js";

function whyOf(...argv: string[]): string {
  const silent = { out: () => undefined, err: () => undefined };
  return grantCommand(silent)
    .parse(["talk", "T7", ...argv], { from: "user" })
    .opts<GrantOptions>().why;
}

describe("npm run grant --why", () => {
  it("holds nobody's number: it is kept with every grant", () => {
    expect(whyOf("--why", "전화 ０１０-1234-5678, 계좌 110-123-456789")).toBe(
      "전화 010-****-5678, 계좌 ****",
    );
  });

  it("is kept as it was written otherwise, and says something when it is left out", () => {
    expect(whyOf("--why", "㈜ 카카오 ２차 지급")).toBe("㈜ 카카오 ２차 지급");
    expect(whyOf()).toBe("Applied to everyone entitled");
  });
});
