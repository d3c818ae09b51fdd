import { describe, expect, it } from "vitest";
import {
  booleanFrom,
  dayFrom,
  instantFrom,
  integerFrom,
  wonFrom,
} from "../../../subgraphs/kit/import/values.rules.js";

describe("a day", () => {
  it.each(["2022-10-05", "2022-10-5", "2022/10/5", "2022.10.5", "2022. 10. 5.", "2022. 10. 05"])(
    "is read from %s",
    (text) => {
      expect(dayFrom(text)).toBe("2022-10-05");
    },
  );

  it.each(["2022-02-30", "22-10-05", "10/5/2022", "2022-10/05", "44839", "2022-10-05 9:00", ""])(
    "is not guessed from %j",
    (text) => {
      expect(dayFrom(text)).toBeUndefined();
    },
  );
});

describe("an instant", () => {
  it.each([
    ["2022-10-19T09:00:00+09:00", "2022-10-19T00:00:00.000Z"],
    ["2022-10-19T00:00:00Z", "2022-10-19T00:00:00.000Z"],
    ["2022-10-19 9:00", "2022-10-19T00:00:00.000Z"],
    ["2022/10/19 09:00:01", "2022-10-19T00:00:01.000Z"],
    ["2022-10-19T09:00:00.123+09:00", "2022-10-19T00:00:00.123Z"],
  ])("is read from %s, in Korea where it says no other", (text, iso) => {
    expect(instantFrom(text)?.toISOString()).toBe(iso);
  });

  it.each(["2022-10-19", "2022-02-30 09:00", "2022-10-19 24:00", "2022-10-19 09:60", "9:00", "x"])(
    "is not guessed from %j",
    (text) => {
      expect(instantFrom(text)).toBeUndefined();
    },
  );
});

describe("a sum of won", () => {
  it.each([
    ["30000", 30_000],
    ["30,000", 30_000],
    ["1,234,567", 1_234_567],
    ["₩30,000", 30_000],
    ["\\30,000", 30_000],
    ["30,000원", 30_000],
    ["-₩1", -1],
    ["₩-1", -1],
    ["0", 0],
    ["-0", 0],
    ["9007199254740991", 9_007_199_254_740_991],
  ])("is read from %s as Excel writes it", (text, won) => {
    expect(wonFrom(text)).toBe(won);
  });

  it.each(["3,00", "30,0000", "3E+05", "30000.5", "30000.0", "9007199254740992", "삼만", "+1", ""])(
    "is not guessed from %j",
    (text) => {
      expect(wonFrom(text)).toBeUndefined();
    },
  );
});

describe("other values", () => {
  it("are whole numbers that PostgreSQL's integer holds", () => {
    expect(["1,200", "-5", "2147483647", "2147483648", "1.5"].map(integerFrom)).toEqual([
      1_200,
      -5,
      2_147_483_647,
      undefined,
      undefined,
    ]);
  });

  it("are flags in the words that people use", () => {
    expect(["TRUE", "y", "예", "1", "no", "아니오", "0", "maybe", "2"].map(booleanFrom)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      undefined,
      undefined,
    ]);
  });
});
