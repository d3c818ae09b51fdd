import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantId, grantKey } from "../../../subgraphs/kit/slice/grant-id.js";

const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const key = fc.record({
  outageId: part,
  remedyId: part,
  beneficiaryId: part,
  issue: fc.integer({ min: 1, max: 99 }),
});

const encoded = (text: string) => `grt_${Buffer.from(text).toString("base64url")}`;

describe("a grant's id", () => {
  it("leads back to its outage, remedy and beneficiary, and is safe in an address", () => {
    fc.assert(
      fc.property(key, (any) => {
        const id = grantId(any);

        expect(grantKey(id)).toEqual(any);
        expect(id).toMatch(/^grt_[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it("is another one for another grant", () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(grantId(one) === grantId(other)).toBe(
          JSON.stringify(Object.entries(one).sort()) ===
            JSON.stringify(Object.entries(other).sort()),
        );
      }),
    );
  });

  const ID = grantId({ outageId: "1015", remedyId: "T1", beneficiaryId: "usr_a", issue: 1 });
  it.each([
    "",
    "grt_",
    "grt_1015",
    "usr_a",
    ID.slice(4),
    ID.toUpperCase(),
    `${ID}=`,
    `${ID} `,
    `${ID}!`,
    ` ${ID}`,
    encoded("1015/T1"),
    encoded("1015/T1/usr_a/more"),
    encoded("1015//usr_a"),
    encoded("/T1/usr_a"),
    encoded("1015/T1/"),
    `grt_${Buffer.from([0xff, 0x2f, 0xfe, 0x2f, 0xfd]).toString("base64url")}`,
  ])("is not just any text: %j", (text) => {
    expect(grantKey(text)).toBeNull();
  });

  it("is none of the texts that people make up", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `grt_${text}`),
        ),
        (text) => {
          const found = grantKey(text);

          expect(found === null || grantId(found) === text).toBe(true);
        },
      ),
    );
  });
});
