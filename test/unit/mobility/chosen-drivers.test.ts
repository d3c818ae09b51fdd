import { describe, expect, it } from "vitest";
import { chosenDrivers } from "../../../subgraphs/mobility/mutations/chosen-drivers.js";

const DRIVER = { driverId: "ptn_test_driver", weight: 3 };

function drivers(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...DRIVER,
    driverId: `ptn_test_${index}`,
  }));
}

describe("the list of a franchise", () => {
  it("is read as it was written, a driver who is left out included", () => {
    const list = chosenDrivers([DRIVER, { driverId: "usr_test_left_out", weight: 0 }]);

    expect(list).toEqual([
      { beneficiaryId: "ptn_test_driver", weight: 3 },
      { beneficiaryId: "usr_test_left_out", weight: 0 },
    ]);
  });

  it("may have a thousand drivers, and not one more", () => {
    expect(chosenDrivers(drivers(1_000))).toHaveLength(1_000);
    expect(() => chosenDrivers(drivers(1_001))).toThrow(
      "shares has 1001 drivers; a list has at most 1000.",
    );
  });

  it.each([
    ["a negative weight", { driverId: "ptn_test_other", weight: -1 }, "weight is 0 or more."],
    ["the same driver twice", DRIVER, "the driver is on the list already."],
    ["an operator for a driver", { ...DRIVER, driverId: "opr_x" }, "begins with usr_ or ptn_."],
    ["blanks in an id", { ...DRIVER, driverId: "ptn_a b" }, "begins with usr_ or ptn_."],
  ])("is refused as malformed with %s, saying where", (_what, second, problem) => {
    const read = () => chosenDrivers([DRIVER, second]);

    expect(read).toThrow(problem);
    expect(read).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("shares[1]"),
        extensions: { code: "BAD_USER_INPUT" },
      }),
    );
  });
});
