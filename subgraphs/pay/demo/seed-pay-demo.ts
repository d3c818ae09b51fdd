import type { Database } from "../../kit/database/connection.js";
import { DEMO } from "../../kit/demo/people.js";
import { seedOnce } from "../../kit/demo/seed-once.js";
import { accounts, merchants } from "../tables.js";

/** Loads the synthetic merchants of the demo. */
export function seedPayDemo(database: Database): Promise<boolean> {
  return seedOnce(database, "demo", async (tx) => {
    await tx.insert(accounts).values({ beneficiaryId: DEMO.merchant, openedOn: "2019-05-02" });
    await tx.insert(merchants).values({
      beneficiaryId: DEMO.merchant,
      smallBusiness: true,
      registeredOn: "2019-05-02",
    });
  });
}
