import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cp949Decoder } from "../../../subgraphs/kit/import/cp949.js";
import { cp949Characters } from "../../cp949.js";

const bytes = (...hex: string[]) => Uint8Array.from(Buffer.from(hex.join(""), "hex"));

describe("CP949", () => {
  it.each([
    ["b0a1", "가"],
    ["c8fe", "힝"],
    ["8141", "갂"],
    ["8c63", "똠"],
    ["94ee", "뷁"],
    ["c164", "햏"],
    ["c652", "힣"],
    ["a2e6", "€"],
    ["caa1", "伽"],
  ])("reads %s as %s, in EUC-KR and beyond it", (hex, character) => {
    expect(cp949Decoder({ fatal: true }).decode(bytes(hex))).toBe(character);
  });

  it("has exactly the characters that Python's cp949 has, with the same bytes", () => {
    const listed = cp949Characters();

    expect(listed).toHaveLength(17_048);
    expect(createHash("sha256").update(listed.join("\n")).digest("hex")).toBe(
      "92904e503704c0bc6ce8827c0f0123bc8cfd220c2ff977c9c618b7c9a47d8320",
    );
  });

  it("joins a character that is cut between two chunks", () => {
    const decoder = cp949Decoder({ fatal: true });

    expect([
      decoder.decode(bytes("418c")),
      decoder.decode(bytes("6342")),
      decoder.decode(),
    ]).toEqual(["A", "똠B", ""]);
  });

  it.each(["80", "ff", "b020", "c653", "c9a1", "b0"])(
    "refuses %s, which is no character",
    (hex) => {
      const strict = cp949Decoder({ fatal: true });
      const lenient = cp949Decoder({ fatal: false });

      expect(() => strict.decode(bytes(hex)) + strict.decode()).toThrow(TypeError);
      expect(lenient.decode(bytes(hex)) + lenient.decode()).toContain("\ufffd");
    },
  );

  it("does not lose the end of a line to the broken character before it", () => {
    expect(cp949Decoder({ fatal: false }).decode(bytes("b0", "0a", "41"))).toBe("\ufffd\nA");
  });
});
