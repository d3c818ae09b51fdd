import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { recordFromQuota, type TakeOutcome } from "../../../subgraphs/kit/ledger/grant-remedy.js";
import type { NewGrant } from "../../../subgraphs/kit/ledger/record-grant.js";

/** What a taker's process is told: first where, then who takes at once. */
export type TakerOrder =
  | { servingUrl: string; connections: number }
  | { quotaId: string; grants: readonly NewGrant[] };

/** What it says, at once: that it is ready; what came of one take; that this order is done. */
export type TakerWord =
  | { word: "READY" | "DONE" }
  | { word: "TOOK"; beneficiaryId: string; outcome: TakeOutcome };

let database: ReturnType<typeof openDatabase> | undefined;

process.on("message", async (order: TakerOrder) => {
  if ("servingUrl" in order) {
    database = openDatabase(order.servingUrl, {
      max: order.connections,
      statementTimeoutMs: 30_000,
    });
    await database.sql`select 1`;
    return say({ word: "READY" });
  }
  const { quotaId, grants } = order;
  await Promise.all(
    grants.map(async (grant) => {
      if (!database) throw new Error("ordered to take before being told where");
      const outcome = await recordFromQuota(database.db, grant, quotaId);
      say({ word: "TOOK", beneficiaryId: grant.beneficiaryId, outcome });
    }),
  );
  say({ word: "DONE" });
});
// Nobody gives orders any more: the test is over.
process.on("disconnect", () => database?.close());

function say(word: TakerWord): void {
  process.send?.(word);
}
