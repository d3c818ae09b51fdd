import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { parseSigningKeys } from "../../../subgraphs/kit/signature/signing-keys.js";

const ONE = Buffer.from("one 0123456789 abcdefghijklmnopq").toString("base64");
const TWO = Buffer.from("two 0123456789 abcdefghijklmnopq").toString("base64");
const THREE = Buffer.from("thr 0123456789 abcdefghijklmnopq").toString("base64");

describe("signing keys", () => {
  it("are read in their order: the first signs", () => {
    const keys = parseSigningKeys(`2026b:${TWO}, 2026a:${ONE}`);

    expect(keys?.map(({ id }) => id)).toEqual(["2026b", "2026a"]);
    expect(keys?.map(({ secret }) => secret.export().toString().slice(0, 3))).toEqual([
      "two",
      "one",
    ]);
  });

  it.each([
    ["nothing", ""],
    ["no id", ONE],
    ["an empty id", `:${ONE}`],
    ["an id with a space", `a b:${ONE}`],
    ["a key that is no base64", `a:${"*".repeat(44)}`],
    ["31 bytes", `a:${Buffer.from("one 0123456789 abcdefghijklmnop").toString("base64")}`],
    ["a key that was typed, not made", `a:${"QUFB".repeat(16)}`],
    ["an id twice", `a:${ONE},a:${TWO}`],
    ["a key twice", `a:${ONE},b:${ONE}`],
    ["a comma too many", `a:${ONE},`],
    ["three keys", `a:${ONE},b:${TWO},c:${THREE}`],
  ])("are refused with %s", (_what, text) => {
    expect(parseSigningKeys(text)).toBeNull();
  });

  it("show nothing of themselves to whoever prints them", () => {
    const keys = parseSigningKeys(`a:${ONE}`);

    const printed = `${JSON.stringify(keys)} ${inspect(keys, { depth: 9, showHidden: true })}`;

    expect(printed).toContain('"id":"a"');
    expect(printed).not.toMatch(/one 0|b25l|6f ?6e ?65/);
  });
});
