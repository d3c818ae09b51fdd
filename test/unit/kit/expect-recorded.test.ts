import { describe, expect, it } from "vitest";
import { expectRecorded } from "../../../subgraphs/kit/demo/expect-recorded.js";

describe("a step of the demo's history", () => {
  it.each([
    [{ outcome: "REFUSED", code: "OUTSIDE_WINDOW" }, "OUTSIDE_WINDOW"],
    [{ outcome: "REPLAYED" }, "REPLAYED"],
    [false, "REFUSED"],
  ])("stops the seed when it was not written: %j", (result, why) => {
    expect(() => expectRecorded(result)).toThrow(why);
  });

  it.each([{ outcome: "RECORDED" }, { outcome: "SETTLED" }, { outcome: "DECLINED" }, true])(
    "goes by without a word when it was written: %j",
    (result) => {
      expect(() => expectRecorded(result)).not.toThrow();
    },
  );
});
