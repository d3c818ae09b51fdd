import { getNamedType, isInputObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";
import { api } from "./committed-table.js";
import { valueFor } from "./walk-arguments.js";

const graph = await startGraph();

const ATTACKERS: readonly IdentifiedViewer[] = [
  { role: "user", id: DEMO.reader },
  { role: "partner", id: DEMO.florist },
];

/** Whoever is there, and an id of the same form that nobody has. */
const PEOPLE = { exists: DEMO.bakery, nobody: "ptn_nobody_at_all" };

const mutations = Object.values(api.getMutationType()?.getFields() ?? {}).flatMap((field) => {
  const [input] = field.args.map(({ type }) => getNamedType(type));
  return isInputObjectType(input) ? [{ name: field.name, input }] : [];
});

/** A mutation with another's id in one argument, and with an id that nobody has. */
const attempts = mutations.flatMap(({ name, input }) =>
  ["beneficiaryId", "grantId", "claimId", "driverId"]
    .filter((each) => each in input.getFields())
    .map((argument) => ({ name, argument, input })),
);

const grants = await existing("grants");
const claims = await existing("claims");

/** What the bakery has at every affiliate. */
async function existing(what: "grants" | "claims"): Promise<string[]> {
  const slices = ["talk", "mobility", "games", "entertainment", "pay"];
  const { data } = await graph.ask(
    `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { ${slices.map((each) => `${each} { ${what} { id } }`).join(" ")} } } }`,
    { as: AGENT },
  );
  return slices.flatMap((each) =>
    data.partner.compensation[each][what].map(({ id }: { id: string }) => id),
  );
}

/** The value of the attacked argument: what there is of the bakery's, or what is nobody's. */
function target(argument: string, who: keyof typeof PEOPLE): string {
  const isThere = who === "exists";
  switch (argument) {
    case "grantId":
      return isThere
        ? (grants[0] ?? "")
        : grantId({ outageId: "1015", remedyId: "none", beneficiaryId: PEOPLE.nobody, issue: 1 });
    case "claimId":
      return isThere ? (claims[0] ?? "") : "clm_nobody";
    default:
      return PEOPLE[who];
  }
}

async function attack(
  { name, argument, input }: (typeof attempts)[number],
  who: keyof typeof PEOPLE,
  as: IdentifiedViewer,
) {
  const spoken = {
    beneficiaryId: argument === "claimId" ? as.id : PEOPLE[who],
    outageId: "1015",
    instead: { [argument]: target(argument, who) },
  };
  const { data, errors } = await graph.ask(
    `mutation ($input: ${input.name}!) { ${name}(input: $input) { __typename ... on ${input.name.replace(/Input$/, "Refused")} { code text } } }`,
    { as, variables: { input: valueFor("input", input, spoken) } },
  );
  return { data, errors };
}

describe("somebody else's id", () => {
  it("is there to be attacked", () => {
    expect(grants.length).toBeGreaterThan(0);
    expect(claims.length).toBeGreaterThan(0);
    expect(attempts.length).toBeGreaterThan(40);
  });

  it.each(ATTACKERS)("changes nothing and tells a $role nothing, in any mutation", async (as) => {
    const before = await graph.ask(BAKERY, { as: AGENT });

    for (const each of attempts) {
      const there = await attack(each, "exists", as);
      const nobody = await attack(each, "nobody", as);

      const outcome = there.data?.[each.name]?.__typename ?? "";
      expect(outcome, `${each.name}(${each.argument})`).not.toMatch(/Ok$/);
      expect(there, `${each.name}(${each.argument})`).toEqual(nobody);
    }
    expect(await graph.ask(BAKERY, { as: AGENT })).toEqual(before);
  });

  const FORBIDDEN = {
    message: "이 정보를 볼 권한이 없습니다. You may not read this.",
    extensions: { code: "FORBIDDEN", retryable: false },
  };

  it.each(Object.values(PEOPLE))("is refused in a query in the same words: %s", async (id) => {
    for (const as of ATTACKERS) {
      expect(await graph.ask(`{ partner(id: "${id}") { id displayName } }`, { as })).toEqual({
        status: 200,
        data: { partner: null },
        errors: [{ ...FORBIDDEN, path: ["partner"] }],
      });
    }
  });

  it("is refused in a mutation as a whole: no data, no hint", async () => {
    const [florist] = ATTACKERS.filter(({ role }) => role === "partner");
    const decline = attempts.find(
      ({ name, argument }) => name === "declineTalkGrant" && argument === "grantId",
    );
    if (!florist || !decline) throw new Error("there is nothing to attack");

    expect(await attack(decline, "exists", florist)).toEqual({
      data: { declineTalkGrant: null },
      errors: [
        {
          message: "You may not do this.",
          path: ["declineTalkGrant"],
          extensions: { affiliate: "TALK", code: "FORBIDDEN", retryable: false },
        },
      ],
    });
  });
});

const BAKERY = `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "1015") { total { received offered pending expired } timeline(first: 100) { nodes { id at status } } } } }`;
