import { claimEvents, claims } from "../../../../subgraphs/kit/ledger/tables.js";
import { accountOf, businessOf, claimOf } from "../../../../subgraphs/talk/demo/population.js";
import { reliefOf, subscriberOf } from "../../../../subgraphs/talk/demo/synthetic-subscriptions.js";
import { accounts, businesses, subscriptions } from "../../../../subgraphs/talk/tables.js";
import { isPartner, isUser } from "./shares.js";
import { ledgerRows, type RowsOf, rowsOf } from "./table-rows.js";

/**
 * Everybody with a claim, and relief for those who had subscribed: the population that the demo loads, but for the few in a
 * thousand who sent papers.
 */
export const talkPeople: RowsOf = (page) => {
  const subscribers = page.flatMap((report) => subscriberOf(report) ?? []);
  const filed = page.map((report) => claimOf(report, null));
  return [
    rowsOf(accounts, page.filter(isUser).map(accountOf)),
    rowsOf(businesses, page.filter(isPartner).map(businessOf)),
    rowsOf(
      subscriptions,
      subscribers.map(({ subscription }) => subscription),
    ),
    ...ledgerRows(subscribers.flatMap((subscriber) => reliefOf(subscriber) ?? [])),
    rowsOf(
      claims,
      filed.map(({ claim }) => claim),
    ),
    rowsOf(
      claimEvents,
      filed.flatMap(({ events }) => events),
    ),
  ];
};
