import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const QUERY = /* GraphQL */ `
  query Package($id: ID!) {
    partner(id: $id) {
      compensation(outageId: "1015") {
        ...package
      }
    }
  }
  query UserPackage($id: ID!) {
    user(id: $id) {
      compensation(outageId: "1015") {
        ...package
      }
    }
  }
  fragment package on Compensation {
    total {
      received
      cash
      offered
      pending
      isComplete
      missing
      byKind {
        kind
        received
      }
      inKind {
        standing
        kind
        unit
        quantity
        listPriceWon
      }
    }
    talk {
      grants {
        ...grant
      }
      claims {
        status
        lossWon
      }
    }
    mobility {
      grants {
        ...grant
      }
    }
    games {
      grants {
        ...grant
      }
    }
    entertainment {
      grants {
        ...grant
      }
    }
    pay {
      grants {
        ...grant
      }
    }
  }
  fragment grant on Grant {
    remedy {
      id
      kind
      state
    }
    status
    won
    quantity
    unit
    listPriceWon
    expiresAt
  }
`;

type Grant = {
  remedy: { id: string; kind: string; state: string };
  status: string;
  won: number | null;
  quantity: number | null;
  unit: string | null;
  listPriceWon: number | null;
  expiresAt: string | null;
};

async function packageOf(id: string) {
  const operationName = id.startsWith("usr_") ? "UserPackage" : "Package";
  const query = QUERY.replace(
    operationName === "Package"
      ? /query UserPackage[\s\S]*?\n {2}\}\n/
      : /query Package[\s\S]*?\n {2}\}\n/,
    "",
  );
  const { data, errors } = await graph.ask(query, { as: AGENT, variables: { id } });
  expect(errors).toBeUndefined();
  const { compensation } = data.partner ?? data.user;
  const grants: Grant[] = ["talk", "mobility", "games", "entertainment", "pay"].flatMap(
    (affiliate) => compensation[affiliate].grants,
  );
  const { total, talk, games, pay } = compensation;
  return { total, talk, games, pay, grants };
}

function given(grants: Grant[]) {
  return grants.filter(({ status }) => status !== "EXPIRED" && status !== "OFFERED");
}

describe("the demo partners on the demo clock, to the won", () => {
  it.each([
    [DEMO.bakery, { received: 80_000, cash: 30_000, offered: 0 }],
    [DEMO.florist, { received: 50_000, cash: 50_000, offered: 50_000 }],
    [DEMO.tailor, { received: 50_000, cash: 50_000, offered: 50_000 }],
    [DEMO.caterer, { received: 0, cash: 0, offered: 50_000 }],
    [DEMO.taxi, { received: 7_550, cash: 0, offered: 0 }],
    [DEMO.chauffeur, { received: 0, cash: 0, offered: 0 }],
    [DEMO.blueTaxi, { received: 8_780, cash: 0, offered: 0 }],
    [DEMO.pcBang, { received: 30_000, cash: 30_000, offered: 50_000 }],
    [DEMO.merchant, { received: 0, cash: 0, offered: 0 }],
    [DEMO.inAppUser, { received: 1_500, cash: 0, offered: 0 }],
    [DEMO.webUser, { received: 5_000, cash: 0, offered: 0 }],
  ])("%s is owed what is documented", async (id, expected) => {
    const { total } = await packageOf(id);

    expect(total).toMatchObject({ ...expected, pending: 0, isComplete: true, missing: [] });
  });

  it("the bakery took the channel cash beside its support", async () => {
    const { grants, talk } = await packageOf(DEMO.bakery);

    expect(
      given(grants).map(({ remedy, status, won }) => [remedy.id, remedy.kind, status, won]),
    ).toEqual([
      ["B1", "CASH", "GRANTED", 30_000],
      ["B4", "CREDIT", "GRANTED", 50_000],
    ]);
    expect(talk.claims).toEqual([{ status: "APPROVED", lossWon: 300_000 }]);
  });

  it("the caterer's loss of 500,001 is in council review and decides no won", async () => {
    const { talk } = await packageOf(DEMO.caterer);

    expect(talk.claims).toEqual([{ status: "IN_REVIEW", lossWon: 500_001 }]);
  });

  it("the taxi driver's refund is points, not cash", async () => {
    const { total } = await packageOf(DEMO.taxi);

    expect(total.byKind).toEqual([{ kind: "POINT", received: 7_550 }]);
  });

  it("the chauffeur declined 4,260, which counts nowhere", async () => {
    const { grants, total } = await packageOf(DEMO.chauffeur);

    expect(grants.map(({ remedy, status, won }) => [remedy.id, status, won])).toEqual([
      ["M2", "DECLINED", 4_260],
    ]);
    expect(total.byKind).toEqual([]);
  });

  it("the Blue taxi's waiver covers street-hail fares inside the window only", async () => {
    const { grants } = await packageOf(DEMO.blueTaxi);

    expect(grants.map(({ remedy, won }) => [remedy.id, remedy.kind, won])).toEqual([
      ["M3", "FEE_WAIVER", 8_780],
    ]);
  });

  it("the PC bang's promotion is in kind and its value stays unknown", async () => {
    const { games } = await packageOf(DEMO.pcBang);

    expect(games.grants).toContainEqual({
      remedy: { id: "G1", kind: "PROMOTION", state: "PLANNED" },
      status: "OFFERED",
      won: null,
      quantity: null,
      unit: null,
      listPriceWon: null,
      expiresAt: null,
    });
  });

  it("the merchant's sales-channel support is planned and promises no won", async () => {
    const { pay, total } = await packageOf(DEMO.merchant);

    expect(pay.grants).toEqual([
      {
        remedy: { id: "P1", kind: "SALES_CHANNEL", state: "PLANNED" },
        status: "OFFERED",
        won: null,
        quantity: null,
        unit: "PROGRAMME",
        listPriceWon: null,
        expiresAt: "2023-06-30T14:59:59.999Z",
      },
    ]);
    expect(total.byKind).toEqual([]);
  });

  it("the in-app buyer got Melon cash and nothing else", async () => {
    const { grants, total } = await packageOf(DEMO.inAppUser);

    expect(given(grants).map(({ remedy, won }) => [remedy.id, remedy.kind, won])).toEqual([
      ["E2", "CREDIT", 1_500],
    ]);
    expect(
      total.inKind.filter((entry: { standing: string }) => entry.standing === "RECEIVED"),
    ).toEqual([]);
  });

  it("the web subscriber holds the whole package, each emoticon with its price and end", async () => {
    const { grants, total } = await packageOf(DEMO.webUser);

    expect(
      given(grants).map(({ remedy, won, quantity, unit, listPriceWon, expiresAt }) => [
        remedy.id,
        won,
        quantity,
        unit,
        listPriceWon,
        expiresAt,
      ]),
    ).toEqual([
      ["T1", null, 1, "EMOTICON", 2_500, null],
      ["T2a", null, 1, "EMOTICON", 2_000, "2023-04-04T14:59:59.999Z"],
      ["T2b", null, 1, "EMOTICON", 2_000, "2023-04-04T14:59:59.999Z"],
      ["T3", 2_000, null, null, null, null],
      ["T4", 3_000, null, null, null, null],
      ["T5", null, 1, "PASS", 1_900, null],
      ["E1", null, 3, "DAY", null, null],
    ]);
    expect(total.inKind).toEqual([
      {
        standing: "RECEIVED",
        kind: "DIGITAL_ITEM",
        unit: "EMOTICON",
        quantity: 3,
        listPriceWon: 6_500,
      },
      { standing: "RECEIVED", kind: "PASS", unit: "PASS", quantity: 1, listPriceWon: 1_900 },
      { standing: "RECEIVED", kind: "EXTENSION", unit: "DAY", quantity: 3, listPriceWon: null },
    ]);
  });

  it("event cash of members ends on 2022-11-30 whatever the day it was given", async () => {
    const { grants } = await packageOf("usr_demo_reader");

    const eventCash = grants.filter(({ remedy }) => ["E7", "E8"].includes(remedy.id));
    expect(
      eventCash.map(({ remedy, won, status, expiresAt }) => [remedy.id, won, status, expiresAt]),
    ).toEqual([
      ["E7", 3_000, "EXPIRED", "2022-11-30T14:59:59.999Z"],
      ["E8", 3_000, "EXPIRED", "2022-11-30T14:59:59.999Z"],
    ]);
  });

  it("a beneficiary no affiliate knows has an empty package, not an error", async () => {
    const { data, errors } = await graph.ask(`{ user(id: "usr_nobody") { id } }`, { as: AGENT });

    expect({ data, errors }).toEqual({ data: { user: null }, errors: undefined });
  });
});
