import type { DatabaseHandle } from "../../kit/database/connection.js";
import { expectRecorded } from "../../kit/demo/expect-recorded.js";
import { DEMO } from "../../kit/demo/people.js";
import { extendOrCreditMelonPass } from "../remedies/melon-pass/extend-or-credit-melon-pass.js";
import { melonPasses } from "../tables.js";
import { APPLIED_BY_OPERATOR } from "./operator.js";

const AFTERNOON_OF_16_OCTOBER = new Date("2022-10-16T15:00:00+09:00");

/** Two passes that renew themselves: one bought in an app store, which gets cash, and one from Melon, which gets days. */
export async function seedMelonMembers(handle: DatabaseHandle): Promise<void> {
  await handle.insert(melonPasses).values([
    {
      beneficiaryId: DEMO.inAppUser,
      kind: "RECURRING",
      paymentChannel: "IN_APP",
      billingDateMovable: false,
      firstDay: "2022-10-03",
      lastDay: "2022-11-02",
      nextBillingDay: "2022-11-03",
    },
    {
      beneficiaryId: DEMO.webUser,
      kind: "RECURRING",
      paymentChannel: "WEB",
      billingDateMovable: true,
      firstDay: "2022-10-11",
      lastDay: "2022-11-10",
      nextBillingDay: "2022-11-11",
    },
  ]);
  for (const beneficiaryId of [DEMO.inAppUser, DEMO.webUser]) {
    const applied = { beneficiaryId, at: AFTERNOON_OF_16_OCTOBER, ...APPLIED_BY_OPERATOR };
    expectRecorded(await extendOrCreditMelonPass(handle, applied));
  }
}
