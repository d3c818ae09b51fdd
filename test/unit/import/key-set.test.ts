import { describe, expect, it } from "vitest";
import { createKeySet } from "../../../subgraphs/kit/import/key-set.js";

describe("the keys of a file", () => {
  it("are known again, each once, also after the set has grown many times", () => {
    const keys = createKeySet();
    const all = Array.from({ length: 50_000 }, (_, index) => `key ${index}`);

    expect(all.every((key) => keys.add(key))).toBe(true);
    expect(all.some((key) => keys.add(key))).toBe(false);
    expect(keys.add("another")).toBe(true);
  });
});
