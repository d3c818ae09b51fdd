import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyedHash, keyedHashes } from "../../../subgraphs/kit/pii/keyed-hash.js";
import { SealError, type SealedPlace, seal, unseal } from "../../../subgraphs/kit/pii/seal.js";
import { ringOf } from "../../pii-keys.js";

const RING = ringOf("new", "old");
const PLACE: SealedPlace = { table: "contacts", column: "sealed", row: ["usr_a", "PHONE"] };
const VALUE = "+821000000001";

const NOT_AS_SEALED = new SealError("NOT_AS_SEALED", "is not as it was sealed", PLACE);

describe("a sealed value", () => {
  it("is opened at its place, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        expect(unseal(RING, seal(RING, value, PLACE), PLACE)).toBe(value);
      }),
    );
  });

  it("tells its format and its key, is sealed under the first one, and never twice alike", () => {
    const [one, two] = [seal(RING, VALUE, PLACE), seal(RING, VALUE, PLACE)];

    expect(one).toMatch(/^v1\.new\.[\w-]{55}$/);
    expect(one).not.toBe(two);
  });

  it("is opened under any key of the ring, and not without its own", () => {
    const sealed = seal(ringOf("old"), VALUE, PLACE);

    expect(unseal(RING, sealed, PLACE)).toBe(VALUE);
    expect(() => unseal(ringOf("new"), sealed, PLACE)).toThrow(
      new SealError("KEY_UNKNOWN", "was sealed under the key old, which is missing", PLACE),
    );
  });

  it.each<[string, SealedPlace]>([
    ["row of another person", { ...PLACE, row: ["usr_b", "PHONE"] }],
    ["row of another kind", { ...PLACE, row: ["usr_a", "EMAIL"] }],
    ["row whose key only reads the same when joined", { ...PLACE, row: ["usr_a PHONE"] }],
    ["column", { ...PLACE, column: "hash" }],
    ["table", { ...PLACE, table: "claims" }],
  ])("is not opened in another %s", (_which, elsewhere) => {
    const sealed = seal(RING, VALUE, PLACE);

    expect(() => unseal(RING, sealed, elsewhere)).toThrow(
      new SealError("NOT_AS_SEALED", "is not as it was sealed", elsewhere),
    );
  });

  it("is not opened when any bit of it was flipped", () => {
    const sealed = seal(RING, VALUE, PLACE);
    const start = "v1.new.".length;
    const bytes = Buffer.from(sealed.slice(start), "base64url");

    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = `${sealed.slice(0, start)}${flipped.toString("base64url")}`;
      expect(() => unseal(RING, text, PLACE)).toThrow(NOT_AS_SEALED);
    }
  });

  it("is not opened when any letter of it is another one", () => {
    const sealed = seal(RING, VALUE, PLACE);

    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === "A" ? "B" : "A";
      const text = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      expect(() => unseal(RING, text, PLACE)).toThrow(SealError);
    }
  });

  it.each([
    "",
    "v1",
    "v1.new",
    "v1.new.",
    "v1.new.AAAA",
    "v2.new.AAAA",
    VALUE,
    "v1.new.====",
    "{}",
  ])("is not opened when it is none: %j", (text) => {
    expect(() => unseal(RING, text, PLACE)).toThrow(NOT_AS_SEALED);
  });

  it("is not opened under another key that took its key's id", () => {
    const sealed = seal(ringOf("old"), VALUE, PLACE).replace("v1.old.", "v1.new.");

    expect(() => unseal(RING, sealed, PLACE)).toThrow(NOT_AS_SEALED);
  });

  it("says nothing of itself when it cannot be opened", () => {
    const sealed = seal(RING, VALUE, PLACE);
    const elsewhere = { ...PLACE, column: "hash" };

    expect(() => unseal(RING, sealed, elsewhere)).not.toThrow(/8210|v1\.new/);
  });
});

describe("a keyed hash", () => {
  it("is the same for the same value, and another for another kind, value or key", () => {
    const hash = keyedHash(RING, "PHONE", VALUE);

    expect(keyedHash(RING, "PHONE", VALUE)).toBe(hash);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(
      new Set([
        hash,
        keyedHash(RING, "EMAIL", VALUE),
        keyedHash(RING, "PHONE", `${VALUE}0`),
        keyedHash(ringOf("old"), "PHONE", VALUE),
      ]).size,
    ).toBe(4);
  });

  it("is looked for under every key, so that nobody is lost while keys change", () => {
    expect(keyedHashes(RING, "PHONE", VALUE)).toEqual([
      keyedHash(RING, "PHONE", VALUE),
      keyedHash(ringOf("old"), "PHONE", VALUE),
    ]);
  });
});
