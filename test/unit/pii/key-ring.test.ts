import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { KeyRingError, newKeyRing, parseKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { keyText } from "../../pii-keys.js";

const [A, B] = [keyText("a"), keyText("b")];

describe("a key ring", () => {
  it("encrypts with its first key and has all of them by id", () => {
    const ring = parseKeyRing(` 2026b:${B}, 2026a:${A} `);

    expect(ring.active.id).toBe("2026b");
    expect(ring.all.map(({ id }) => id)).toEqual(["2026b", "2026a"]);
    expect(ring.key("2026a")?.id).toBe("2026a");
    expect(ring.key("2026c")).toBeUndefined();
  });

  it("has keys of its own for every purpose, so that none tells another", () => {
    const { active } = parseKeyRing(`k:${A}`);
    const keys = [active.sealing, ...Object.values(active.searching)];
    const exported = keys.map((key) => key.export().toString("base64"));

    expect(new Set([...exported, A]).size).toBe(6);
  });

  it.each([
    ["", 'entry 1 does not begin with an id of small letters, digits, "-" or "_" and a colon'],
    [
      `k:${A},`,
      'entry 2 does not begin with an id of small letters, digits, "-" or "_" and a colon',
    ],
    [A, 'entry 1 does not begin with an id of small letters, digits, "-" or "_" and a colon'],
    [
      `K.1:${A}`,
      'entry 1 does not begin with an id of small letters, digits, "-" or "_" and a colon',
    ],
    ["k:c2hvcnQ=", "the key of entry 1 is not 32 bytes in base64"],
    [`k:${A}AAAA`, "the key of entry 1 is not 32 bytes in base64"],
    [`k:${A.slice(0, -2)}!=`, "the key of entry 1 is not 32 bytes in base64"],
    [`k:${Buffer.alloc(32, 7).toString("base64")}`, "the key of entry 1 is not random"],
    [`k:${A},k:${B}`, "two keys have the same id"],
    [`k:${A},l:${A}`, "the same key is there under two ids"],
  ])("is refused when a key could not be told or trusted: %#", (text, problem) => {
    expect(() => parseKeyRing(text)).toThrow(new KeyRingError(problem));
    expect(() => parseKeyRing(text)).not.toThrow(A.slice(0, 10));
  });

  it("shows no key when it is printed, logged or sent", () => {
    const ring = parseKeyRing(`k:${A}`);
    const secrets = [ring.active.sealing, ring.active.searching.PHONE].map((key) => key.export());
    const shown = `${inspect(ring, { depth: 9, showHidden: true })} ${JSON.stringify(ring)}`;

    for (const secret of [...secrets, Buffer.from(A, "base64")]) {
      for (const form of ["base64", "hex", "latin1"] as const) {
        expect(shown).not.toContain(secret.toString(form));
      }
    }
  });

  it("is made anew each time", () => {
    expect(parseKeyRing(newKeyRing("demo")).active.id).toBe("demo");
    expect(newKeyRing("demo")).not.toBe(newKeyRing("demo"));
  });
});
