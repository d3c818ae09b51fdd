import { afterAll, describe, expect, it } from "vitest";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { readCatalog } from "../../../subgraphs/kit/sharding/catalog.js";
import { placeTables } from "../../../subgraphs/kit/sharding/placement.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { registry } from "../../../subgraphs/registry.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { startGraph } from "../../graph.js";
import { freshDatabases } from "../../postgres.js";
import { type Reach, reachOf } from "./reach.js";

// The graph as over a cluster, and beside it the same tables to ask PostgreSQL about its statements.
const graph = await startGraph({ isDistributed: true });
const databases = await freshDatabases(...registry.map(({ name }) => name));
const owners = new Map(
  registry.map(({ name }) => [name, openDatabase(databases[name]?.ownerUrl ?? "", { max: 1 })]),
);
afterAll(() => Promise.all([...owners.values()].map((owner) => owner.close())));

const people = new Map<string, ReadonlySet<string>>();
for (const { name, load } of registry) {
  const owner = owners.get(name);
  const { catalogTables = [] } = await load();
  const tables = owner ? placeTables(await readCatalog(owner.sql), catalogTables) : [];
  const spread = tables.filter(({ placement }) => placement === "PERSON");
  people.set(name, new Set(spread.map((table) => table.name)));
}

const AGENT: IdentifiedViewer = { role: "agent", id: "agt_1", permissions: ["contact:reveal"] };
const operator = (id: string): IdentifiedViewer => ({ role: "operator", id, affiliate: "TALK" });

/** Of every statement that was sent since the last call and is about people, how far it reaches; once each. */
async function reaches(): Promise<string[]> {
  const found = new Set<string>();
  for (const statement of graph.takeStatements()) {
    const [, name = "", text = ""] = /^(\w+): ([\s\S]*)$/.exec(statement) ?? [];
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) continue;
    const reach = await reachIn(name, text);
    if (reach !== "NONE") found.add(`${name} ${reach}`);
  }
  return [...found].sort();
}

async function reachIn(name: string, text: string): Promise<Reach> {
  const owner = owners.get(name);
  if (!owner) throw new Error(`no database of ${name}`);
  return reachOf(owner.sql, text, people.get(name) ?? new Set());
}

const operations = new Map(
  (await readSavedOperations(projectFile("schema", "operations"))).map((saved) => [
    saved.name,
    saved,
  ]),
);

/** Does what a saved operation does, and says how far its statements about people reached. */
async function reachOfDoing(name: string, as: IdentifiedViewer): Promise<string[]> {
  const { text = "", variables = {} } = operations.get(name) ?? {};
  // The first time, a record of the audit is begun as well.
  await graph.ask("{ viewer { role } }", { as });
  graph.takeStatements();
  const { data, errors } = await graph.ask(text, { as, variables });
  if (errors) throw new Error(JSON.stringify(errors));
  const answers = Object.values(data ?? {}) as ({ __typename?: string } | null)[];
  const refused = answers.filter((answer) => answer?.__typename?.endsWith("Refused"));
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return reaches();
}

const AFFILIATES = ["entertainment", "games", "mobility", "pay", "talk"];
const ONE_OF_EACH = AFFILIATES.map((name) => `${name} ONE`);
/** Who it is, for as many as were asked for: each on the one shard where its contacts are, too. */
const WHO = "directory EACH";

describe("what the graph is mostly asked reaches one shard of each affiliate and person", () => {
  it.each<[string, IdentifiedViewer, string[]]>([
    ["PartnerPackage", AGENT, [WHO, ...ONE_OF_EACH]],
    ["CompensationTotal", AGENT, [WHO, ...ONE_OF_EACH]],
    ["CashAndOpen", AGENT, [WHO, ...ONE_OF_EACH]],
    ["OwnCompensation", { role: "user", id: "usr_demo_web" }, [WHO, ...ONE_OF_EACH]],
    ["Timeline", AGENT, [WHO, ...ONE_OF_EACH]],
    ["ReasonForEveryWon", AGENT, [WHO, "mobility ONE"]],
    ["SmallBusinessClaims", AGENT, [WHO, "talk ONE"]],
    ["WhoAnswered", AGENT, [WHO, ...ONE_OF_EACH]],
    ["Contacts", AGENT, [WHO]],
    ["RevealContact", AGENT, ["directory ONE"]],
  ])("%s", async (name, as, expected) => {
    expect(await reachOfDoing(name, as)).toEqual(expected.toSorted());
  });

  it("and a list of people one of each for each of them", async () => {
    await graph.ask("{ viewer { role } }", { as: AGENT });
    graph.takeStatements();
    const { data } = await graph.ask(
      `{ searchBeneficiaries(query: "데모", first: 50) { nodes { compensation(outageId: "1015") { total { received } } } } }`,
      { as: AGENT },
    );
    const people = data.searchBeneficiaries.nodes.length;
    const statements = graph.takeStatements().filter((text) => text.startsWith("talk: "));

    expect(people).toBeGreaterThan(5);
    expect(statements).toHaveLength(people);
  });
});

it("what the graph is mostly told to do reaches one shard, from filing to taking back", async () => {
  await graph.asOwner("talk", ({ db }) =>
    db.insert(businesses).values({ beneficiaryId: "ptn_demo_merchant", smallBusiness: true }),
  );
  const [one, other] = [operator("opr_1"), operator("opr_2")];

  const reached = {
    file: await reachOfDoing("FileTalkClaim", AGENT),
    papers: await reachOfDoing("SubmitTalkDocuments", AGENT),
    award: await reachOfDoing("AwardTalkClaim", one),
    confirm: await reachOfDoing("ConfirmTalkAward", other),
    decline: await reachOfDoing("DeclineGrant", AGENT),
    takeBack: await reachOfDoing("RevokeGrant", one),
  };
  graph.setNow(new Date("2023-01-06T10:00:00+09:00"));
  const take = await reachOfDoing("TakeTalkDrawerPass", { role: "user", id: "usr_demo_inapp" });

  expect({ ...reached, take }).toEqual({
    file: ["talk ONE"],
    papers: ["talk ONE"],
    award: ["talk ONE"],
    confirm: ["talk ONE"],
    decline: ["talk ONE"],
    takeBack: ["talk ONE"],
    take: ["talk ONE"],
  });
});

/** Questions about everybody are asked of every shard: they take longer the more there are, and are asked seldom. */
it.each<[string, IdentifiedViewer, string[]]>([
  ["SearchWithTotals", AGENT, ["directory ALL", ...ONE_OF_EACH]],
  ["ProgrammeStatistics", AGENT, AFFILIATES.map((name) => `${name} ALL`)],
  ["TalkClaimWorkList", operator("opr_3"), ["talk ALL"]],
])("%s reaches every shard, and says so here", async (name, as, expected) => {
  expect(await reachOfDoing(name, as)).toEqual(expect.arrayContaining(expected));
});

describe("how far a statement reaches is told by its words", () => {
  it.each<[Reach, string]>([
    ["NONE", "select taken from quota_parts where outage_id = $1"],
    ["ONE", "select status from grants where beneficiary_id = $1 and outage_id = $2"],
    ["ONE", "update grants set status = $1 where $2 = beneficiary_id"],
    [
      "ONE",
      "select from grants join grant_events using (beneficiary_id, outage_id) where beneficiary_id = $1",
    ],
    ["ONE", 'insert into "requests" ("beneficiary_id", "actor") values ($1, $2)'],
    ["EACH", "select status from grants where beneficiary_id = any($1::text[])"],
    ["ALL", "select status from grants where outage_id = $1"],
    ["ALL", "select from grants where beneficiary_id = $1 or outage_id = $2"],
    [
      "ALL",
      "select from grants, claims where grants.beneficiary_id = $1 and claims.beneficiary_id = $2",
    ],
    ["ALL", "select from grants join grant_events using (beneficiary_id)"],
    ["ALL", "insert into requests (beneficiary_id, actor) select $1, actor from requests"],
    ["ALL", 'insert into "requests" ("actor", "beneficiary_id") values ($1, $2)'],
    [
      "ALL",
      "select (select count(*) from grants where grants.beneficiary_id = wanted.id) from unnest($1::text[]) as wanted(id)",
    ],
  ])("%s: %s", async (reach, text) => {
    expect(await reachIn("talk", text)).toBe(reach);
  });
});
