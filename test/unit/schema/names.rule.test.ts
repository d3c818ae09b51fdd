import { describe, expect, it } from "vitest";
import { findForeignNames } from "../../../schema/check/names.rule.js";
import { subgraph } from "./subgraph.fixture.js";

const CONTRACT = `
  enum Affiliate { PAY TALK }
  interface Grant { id: ID! }
  type Outage @key(fields: "id") { id: ID! }`;
const directory = subgraph(
  "directory",
  `type Outage @key(fields: "id") { id: ID! }
   type User @key(fields: "id") { id: ID! }
   type Query { outages: [Outage!]! }`,
);
const talk = subgraph("talk", `${CONTRACT} type TalkGrant implements Grant { id: ID! }`);

function namesOfPay(sdl: string) {
  return findForeignNames([directory, talk, subgraph("pay", `${CONTRACT} ${sdl}`)]).map(
    ({ where, coordinate }) => `${where} ${coordinate}`,
  );
}

describe("what an affiliate owns", () => {
  it("is refused without the affiliate's name, whatever kind of type it is", () => {
    expect(
      namesOfPay(`
        type Voucher { id: ID! }
        input ClaimInput { id: ID! }
        enum Level { LOW }
        union Outcome = Voucher
        interface Thing { id: ID! }
        scalar Points`),
    ).toEqual([
      "pay Voucher",
      "pay ClaimInput",
      "pay Level",
      "pay Outcome",
      "pay Thing",
      "pay Points",
    ]);
  });

  it("is refused under a word that only begins like the affiliate's name", () => {
    expect(namesOfPay("type Payment { id: ID! }")).toEqual(["pay Payment"]);
  });

  it("is refused under another affiliate's name", () => {
    expect(namesOfPay("type TalkVoucher { id: ID! }")).toEqual(["pay TalkVoucher"]);
  });

  it("is refused as a root field without the affiliate's name, also in an extension", () => {
    expect(
      namesOfPay(`
        type Query { merchants: [ID!] payment: ID payMerchants: [ID!] }
        extend type Mutation { fileClaim: ID filePayClaim: ID filePayments: ID fileTalkClaim: ID }`),
    ).toEqual([
      "pay Query.merchants",
      "pay Query.payment",
      "pay Mutation.fileClaim",
      "pay Mutation.filePayments",
      "pay Mutation.fileTalkClaim",
    ]);
  });

  it("says how to name it", () => {
    const [type, field] = findForeignNames([
      talk,
      subgraph("pay", `${CONTRACT} type Voucher { id: ID! } type Mutation { fileClaim: ID }`),
    ]);

    expect(type).toEqual({
      where: "pay",
      coordinate: "Voucher",
      message:
        "Types of pay begin with its name: call it PayVoucher, or agree with all affiliates to make it part of the contract.",
    });
    expect(field).toEqual({
      where: "pay",
      coordinate: "Mutation.fileClaim",
      message: "Root fields of pay are named verb, Pay, noun, such as filePayClaim: rename it.",
    });
  });

  it("is allowed with it, beside the shared contract and the directory's entities", () => {
    expect(
      namesOfPay(`
        type PayGrant implements Grant { id: ID! }
        type User @key(fields: "id") { id: ID! payLevel: PayLevel }
        enum PayLevel { LOW }
        type Query { payMerchant: ID }
        type Mutation { decidePayClaim: ID }`),
    ).toEqual([]);
  });
});
