import { DEMO, DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";

/** What one affiliate gives somebody, in won, by standing. */
export type OwnSums = Readonly<
  Record<"received" | "cash" | "offered" | "pending" | "expired", number>
>;

/** What each affiliate gives each of the demo's people, by the ids of both, while nothing is broken. */
export type KnownSums = ReadonlyMap<string, ReadonlyMap<string, OwnSums>>;

const SUMS = /* GraphQL */ `
  compensation(outageId: "${DEMO_OUTAGE_ID}") {
    total { byAffiliate { affiliate received cash offered pending expired } }
  }`;

/**
 * Asks for them, person by person, so that what is left of a total is added up from what the affiliates say.
 * @param ask answers a query with its data
 */
export async function knownSums(ask: (query: string) => Promise<unknown>): Promise<KnownSums> {
  const known = new Map<string, ReadonlyMap<string, OwnSums>>();
  for (const id of Object.values(DEMO)) {
    const field = id.startsWith("usr_") ? "user" : "partner";
    const data = (await ask(`{ person: ${field}(id: "${id}") { ${SUMS} } }`)) as Person;
    const { byAffiliate } = data.person.compensation.total;
    known.set(id, new Map(byAffiliate.map(({ affiliate, ...sums }) => [affiliate, sums])));
  }
  return known;
}

type Person = {
  person: { compensation: { total: { byAffiliate: (OwnSums & { affiliate: string })[] } } };
};
