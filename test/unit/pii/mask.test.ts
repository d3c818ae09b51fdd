import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTACT_KINDS } from "../../../subgraphs/kit/pii/contact-kind.js";
import { type MaskableKind, mask } from "../../../subgraphs/kit/pii/mask.js";
import { holdsNumber, maskNumbersIn } from "../../../subgraphs/kit/pii/numbers-in-text.js";

describe("a mask", () => {
  it.each<[MaskableKind, string, string]>([
    ["PHONE", "+821012345678", "010-****-5678"],
    ["PHONE", "010-1234-5678", "010-****-5678"],
    ["PHONE", "+8221234567", "02-***-4567"],
    ["PHONE", "+82212345678", "02-****-5678"],
    ["PHONE", "+82311234567", "031-***-4567"],
    ["PHONE", "+8250712345678", "0507-****-5678"],
    ["PHONE", "+8215881234", "1588-****"],
    ["PHONE", "+14155550100", "+****0100"],
    ["PHONE", "5678", "****"],
    ["PHONE", "", "****"],
    ["BUSINESS_NUMBER", "1208147590", "120-**-***90"],
    ["BUSINESS_NUMBER", "120-81-47590", "120-**-***90"],
    ["BUSINESS_NUMBER", "12090", "****"],
    ["BUSINESS_NUMBER", "", "****"],
    ["BANK_ACCOUNT", "088-110123456789", "088-****6789"],
    ["BANK_ACCOUNT", "088-12345678", "088-****5678"],
    ["BANK_ACCOUNT", "088-1234", "****"],
    ["BANK_ACCOUNT", "6789", "****"],
    ["EMAIL", "hong@example.com", "h***@example.com"],
    ["EMAIL", "ho@example.com", "h***@example.com"],
    ["EMAIL", "h@example.com", "***@example.com"],
    ["EMAIL", "@example.com", "****"],
    ["EMAIL", "hong", "****"],
    ["NAME", "홍길동", "홍*동"],
    ["NAME", "홍길동".normalize("NFD"), "홍*동"],
    ["NAME", "남궁길동", "남**동"],
    ["NAME", "홍길", "홍*"],
    ["NAME", "홍", "*"],
    ["NAME", "John Doe", "J*** D**"],
    ["NAME", "J", "*"],
    ["NAME", "길동 3", "길* *"],
    ["NAME", "데모 제과점 (Demo bakery)", "데* 제*점 (D*** b*****)"],
    ["NAME", "!?", "****"],
    ["NAME", "", "****"],
  ])("of %s %j is %j", (kind, value, masked) => {
    expect(mask(kind, value)).toBe(masked);
  });

  it("never shows the whole of anything, however short or odd", () => {
    const odd = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.stringMatching(/^[0-9+-]{0,12}$/),
      fc.stringMatching(/^[가-힣]{1,3}$/),
    );
    fc.assert(
      fc.property(odd, fc.constantFrom<MaskableKind>(...CONTACT_KINDS, "NAME"), (value, kind) => {
        const shown = mask(kind, value);
        expect(shown).toContain("*");
        if (!value.includes("*")) expect(shown).not.toBe(value);
      }),
    );
  });

  it("of a mobile number leaves ten thousand that it could be", () => {
    const line = fc.stringMatching(/^\d{4}$/);
    fc.assert(
      fc.property(line, line, (exchange, last) => {
        expect(mask("PHONE", `010${exchange}${last}`)).toBe(`010-****-${last}`);
      }),
    );
  });
});

describe("numbers within other text", () => {
  it.each([
    ["call 010-1234-5678 back", "call 010-****-5678 back"],
    ["01012345678", "010-****-5678"],
    ["phone=+82 10 1234 5678.", "phone=010-****-5678."],
    ["02-123-4567이고", "02-***-4567이고"],
    ["Key (value)=(120-81-47521) already exists", "Key (value)=(120-**-***21) already exists"],
    ["number 1208147521 twice", "number 120-**-***21 twice"],
    ["account 110-123-456789", "account ****"],
    ["account 110123456789", "account ****"],
    ["to hong@example.com", "to h***@example.com"],
  ])("are masked: %s", (text, masked) => {
    expect(maskNumbersIn(text)).toBe(masked);
    expect(holdsNumber(text)).toBe(true);
    expect(maskNumbersIn(masked)).toBe(masked);
  });

  it.each([
    "claim clm_9f8b7c of 2022-10-15T15:30:00+09:00, 500,001 won",
    "2023-03-02 10:00 caller asked twice",
    "at file:///app/dist/gateway/server.js:120:45 (pid 123456)",
    "3f2504e0-4f89-11d3-9a0c-030524050001",
    "127.0.0.1:54321",
    "본인 확인을 위해 뒷자리 4개 5678을 대조함",
  ])("are not seen where there are none: %s", (text) => {
    expect(maskNumbersIn(text)).toBe(text);
    expect(holdsNumber(text)).toBe(false);
  });

  it("are seen in full-width digits, too", () => {
    expect(holdsNumber("０１０－１２３４－５６７８")).toBe(true);
  });
});
