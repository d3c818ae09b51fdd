import { graphql } from "graphql";
import { expect, it } from "vitest";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { directoryDatabase } from "../../integration/directory/directory.fixture.js";

const { serving } = await directoryDatabase();
const { schema } = directory.buildSchema();

/** Asks the directory as any router would, with nothing in front of it. */
function ask(source: string, viewer: Viewer) {
  const contextValue = directory.createContext(serving, { viewer, now: DEMO_INSTANT });
  return graphql({ schema, source, contextValue });
}

const BAKERY = `{ _entities(representations: [{ __typename: "Partner", id: "${DEMO.bakery}" }])
  { ... on Partner { contacts { kind masked } businessNumber } } }`;
/** Whoever asks for a compensation of their own may not come to another's person through it. */
const THROUGH = `{ _entities(representations: [{ __typename: "Compensation", outageId: "1015", beneficiaryId: "${DEMO.bakery}" }])
  { ... on Compensation { beneficiary { contacts { masked } } } } }`;

it.each([
  ["the person", BAKERY],
  ["the person's compensation", THROUGH],
])(
  "a router in front of the directory makes no difference: by %s only agents and the person get to contacts",
  async (_what, source) => {
    const stranger = await ask(source, { role: "partner", id: DEMO.florist });
    const operator = await ask(source, { role: "operator", id: "opr_a", affiliate: "TALK" });
    const agent = await ask(source, AGENT);
    const own = await ask(source, { role: "partner", id: DEMO.bakery });

    for (const { data, errors } of [stranger, operator]) {
      expect(data).toEqual({ _entities: [null] });
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    }
    expect([agent.errors, own.errors]).toEqual([undefined, undefined]);
    expect(JSON.stringify(agent.data)).toContain("010-****-0001");
    expect(own.data).toEqual(agent.data);
  },
);
