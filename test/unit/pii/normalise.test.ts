import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessCheckDigit } from "../../../subgraphs/kit/pii/business-number.js";
import type { ContactKind } from "../../../subgraphs/kit/pii/contact-kind.js";
import { contactText } from "../../../subgraphs/kit/pii/contact-text.js";
import { normaliseContact } from "../../../subgraphs/kit/pii/normalise-contact.js";

const kept = (kind: ContactKind, text: string) => {
  const normalised = normaliseContact(kind, text);
  return "value" in normalised ? normalised.value : null;
};

describe("a phone number", () => {
  it.each([
    "010-0000-0001",
    "01000000001",
    "010 0000 0001",
    "010.0000.0001",
    "(010) 0000-0001",
    " 010-0000-0001 ",
    "010‑0000–0001",
    "010−0000−0001",
    "０１０－００００－０００１",
    "+82 10-0000-0001",
    "+821000000001",
    "+82 (0)10 0000 0001",
    "+82 010 0000 0001",
    "0082 10 0000 0001",
    "82-10-0000-0001",
  ])("is the same one however it is written: %s", (text) => {
    expect(kept("PHONE", text)).toBe("+821000000001");
  });

  it.each([
    ["02-123-4567", "+8221234567", "02-123-4567"],
    ["02-1234-5678", "+82212345678", "02-1234-5678"],
    ["031-123-4567", "+82311234567", "031-123-4567"],
    ["011-123-4567", "+82111234567", "011-123-4567"],
    ["070-1234-5678", "+827012345678", "070-1234-5678"],
    ["080-123-4567", "+82801234567", "080-123-4567"],
    ["0507-1234-5678", "+8250712345678", "0507-1234-5678"],
    ["1588-1234", "+8215881234", "1588-1234"],
    ["+82 1588 1234", "+8215881234", "1588-1234"],
    ["+1 415 555 0100", "+14155550100", "+14155550100"],
  ])("%s is %s in E.164 and written %s", (text, e164, written) => {
    expect(kept("PHONE", text)).toBe(e164);
    expect(contactText("PHONE", e164)).toBe(written);
    expect(kept("PHONE", written)).toBe(e164);
  });

  it.each([
    "",
    "010",
    "010-0000",
    "010-0000-000",
    "010-0000-00011",
    "0000-0001",
    "112",
    "0101234567a",
  ])("is refused when it is not a whole one: %j", (text) => {
    expect(normaliseContact("PHONE", text)).toEqual({
      refusal: { ko: expect.stringContaining("010"), en: expect.stringContaining("010") },
    });
  });
});

describe("a business number", () => {
  // Published by the companies themselves, at the foot of their pages: Kakao Corp. and NAVER Corp.
  it.each(["120-81-47521", "220-81-62517"])(
    "of a known company has the right check digit: %s",
    (text) => {
      expect(kept("BUSINESS_NUMBER", text)).toBe(text.replaceAll("-", ""));
      expect(contactText("BUSINESS_NUMBER", text.replaceAll("-", ""))).toBe(text);
    },
  );

  it.each(["1208147521", "120 81 47521", "１２０－８１－４７５２１", " 120.81.47521 "])(
    "is the same one however it is written: %s",
    (text) => {
      expect(kept("BUSINESS_NUMBER", text)).toBe("1208147521");
    },
  );

  it("with any one digit wrong is refused as mistyped", () => {
    const nine = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
    const slip = fc.record({ at: fc.nat({ max: 9 }), by: fc.integer({ min: 1, max: 9 }) });

    fc.assert(
      fc.property(nine, slip, (digits, { at, by }) => {
        const number = `${digits.join("")}${businessCheckDigit(digits.join(""))}`;
        const slipped = [...number].map((digit, place) =>
          place === at ? (Number(digit) + by) % 10 : digit,
        );
        expect(kept("BUSINESS_NUMBER", number)).toBe(number);
        expect(kept("BUSINESS_NUMBER", slipped.join(""))).toBeNull();
      }),
    );
    expect(normaliseContact("BUSINESS_NUMBER", "120-81-47522")).toEqual({
      refusal: {
        ko: "사업자등록번호의 검증번호가 맞지 않습니다. 번호를 다시 확인하세요.",
        en: "The check digit of this business registration number is wrong: one of its digits is another.",
      },
    });
  });

  it.each(["", "120-81-4752", "120-81-475211", "abc-de-fghij"])(
    "is refused when it has not ten digits: %j",
    (text) => {
      expect(normaliseContact("BUSINESS_NUMBER", text)).toEqual({
        refusal: {
          ko: "사업자등록번호는 123-45-67890처럼 숫자 10자리입니다.",
          en: "A business registration number has ten digits, like 123-45-67890.",
        },
      });
    },
  );
});

describe("a bank account", () => {
  it.each(["999 000-0000-00001", "999-0000000 00001", "９９９ 000000000001", "999/000000000001"])(
    "is the same one however it is written: %s",
    (text) => {
      expect(kept("BANK_ACCOUNT", text)).toBe("999-000000000001");
    },
  );

  it.each([
    "",
    "000000000001",
    "99 000000000001",
    "999 1234567",
    "999 12345678901234567",
    "999 abcdefgh",
  ])("is refused without its bank or its digits: %j", (text) => {
    expect(kept("BANK_ACCOUNT", text)).toBeNull();
  });
});

describe("an e-mail address", () => {
  it("is the same one in capital and full-width letters", () => {
    expect(kept("EMAIL", " Hong.Gildong@EXAMPLE.com ")).toBe("hong.gildong@example.com");
    expect(kept("EMAIL", "ｈｏｎｇ@example.com")).toBe("hong@example.com");
  });

  it.each([
    "",
    "hong",
    "hong@",
    "@example.com",
    "hong@example",
    "a b@example.com",
    "a@b@example.com",
  ])("is refused when it is none: %j", (text) => {
    expect(kept("EMAIL", text)).toBeNull();
  });
});

it("no refusal repeats what was typed", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{6,9}$/), (digits) => {
      for (const kind of ["PHONE", "BUSINESS_NUMBER", "BANK_ACCOUNT", "EMAIL"] as const) {
        const normalised = normaliseContact(kind, digits);
        // Eight digits such as 1588-0000 are a phone number that firms use.
        if ("value" in normalised) continue;
        expect(JSON.stringify(normalised.refusal)).not.toContain(digits);
      }
    }),
  );
});
