import { describe, expect, it } from "vitest";
import { startGraph } from "../../graph.js";
import { ledgerOf } from "../../integration/affiliate.js";
import {
  answering,
  type MobilityMutation,
  mobilityMutations,
} from "./mobility-mutations.fixture.js";
import {
  AGENT,
  BLACK_DRIVER,
  COMPANY,
  loadMobilityPeople,
  OPERATOR,
  RIDER,
  TAXI,
} from "./mobility-people.fixture.js";

const graph = await startGraph({ now: new Date("2023-05-11T10:00:00+09:00") });
const mutate = mobilityMutations(graph);
await loadMobilityPeople(graph);

const GIVINGS: readonly [MobilityMutation, { beneficiaryId: string } & Record<string, string>][] = [
  ["grantMobilityMembershipRefund", { beneficiaryId: TAXI.id, plan: "PRO_MEMBERSHIP" }],
  ["waiveMobilityStreetHailFees", { beneficiaryId: COMPANY.id }],
  ["grantMobilityPremiumTaxiSupport", { beneficiaryId: BLACK_DRIVER.id, service: "BLACK" }],
  ["refundMobilityOvercharges", { beneficiaryId: RIDER.id }],
];

async function ledger(beneficiaryId: string) {
  const read: unknown[] = [];
  await graph.asOwner("mobility", async (owner) => {
    read.push(await ledgerOf({ owner, serving: owner }, beneficiaryId));
  });
  return read;
}

describe("what was declined", () => {
  it.each(GIVINGS)(
    "is not given again by %s, which says that it was declined",
    async (name, input) => {
      const as = name === "refundMobilityOvercharges" ? AGENT : OPERATOR;
      const given = await mutate(name, as, input);
      const { id: grantId } = given.data[name].grant;
      await mutate("declineMobilityGrant", AGENT, { grantId, note: "By phone" });
      const before = await ledger(input.beneficiaryId);

      const again = await mutate(name, as, input);

      expect(again).toEqual(
        answering(name, {
          code: "GRANT_DECLINED",
          text: "It is on record as declined, so it cannot be taken again.",
          reason: { ruleVersion: "ledger@1", inputs: [] },
        }),
      );
      expect(await ledger(input.beneficiaryId)).toEqual(before);
    },
  );
});
