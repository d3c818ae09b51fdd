import { describe, expect, it } from "vitest";
import { findKeyChanges } from "../../../schema/check/keys.rule.js";
import { subgraph } from "./subgraph.fixture.js";

const TYPE = "{ outageId: ID! beneficiaryId: ID! place: Place }";
const base = new Map([
  [
    "pay",
    subgraph("pay", `type Compensation @key(fields: "outageId beneficiaryId") ${TYPE}`).document,
  ],
]);

function changedTo(sdl: string) {
  return findKeyChanges([subgraph("pay", sdl)], base);
}

const gone = [
  {
    where: "pay",
    coordinate: "Compensation",
    message:
      'Its @key(fields: "beneficiaryId outageId") is gone: running gateways still ask by it. Keep it, and add the new one beside it.',
  },
];

describe("an entity's key", () => {
  it("is refused when it changes, goes, or the entity goes with it", () => {
    expect(changedTo(`type Compensation @key(fields: "outageId") ${TYPE}`)).toEqual(gone);
    expect(changedTo(`type Compensation ${TYPE}`)).toEqual(gone);
    expect(changedTo("type PayClaim { id: ID! }")).toEqual(gone);
  });

  it("may be written in another order, and get a second one beside it", () => {
    expect(
      changedTo(
        `type Compensation @key(fields: "beneficiaryId  outageId") @key(fields: "place { id }") ${TYPE}`,
      ),
    ).toEqual([]);
  });

  it("is free in a subgraph that is new", () => {
    expect(
      findKeyChanges([subgraph("talk", `type TalkPass @key(fields: "id") { id: ID! }`)], base),
    ).toEqual([]);
  });
});
