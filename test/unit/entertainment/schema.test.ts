import { describe, expect, it } from "vitest";
import { programme1015 } from "../../../subgraphs/entertainment/outages/1015.js";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import { ownFieldsOf } from "../own-fields.js";

const { schema } = entertainment.buildSchema();

describe("Entertainment's schema", () => {
  it("has every grant type that a remedy names, and requires none of the type's own fields", () => {
    const ownFields = programme1015.remedies.map(({ grantType }) => [
      grantType,
      ownFieldsOf(schema, grantType).map(({ name, type }) => `${name}: ${type}`),
    ]);

    expect(Object.fromEntries(ownFields)).toEqual({
      EntertainmentMelonGrant: [
        "passKind: String",
        "paymentChannel: String",
        "billingDateMovable: Boolean",
        "firstDay: Date",
        "lastDay: Date",
        "nextBillingDay: Date",
        "newLastDay: Date",
        "newNextBillingDay: Date",
      ],
      EntertainmentRentalGrant: [
        "service: String",
        "rentedEpisodes: Int",
        "extendedEpisodes: Int",
        "freeTicketEpisodes: Int",
        "extendedUntil: DateTime",
      ],
      EntertainmentEventCashGrant: [
        "service: String",
        "registeredOn: Date",
        "lapsedCount: Int",
        "lapsedWon: Won",
      ],
    });
  });
});
