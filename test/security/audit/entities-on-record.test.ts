import { eq } from "drizzle-orm";
import { parse } from "graphql";
import { afterAll, expect, it } from "vitest";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { auditEntries } from "../../../subgraphs/kit/audit/tables.js";
import { createCompiledExecutor } from "../../../subgraphs/kit/compiled-execution.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { TEST_KEYS } from "../../pii-keys.js";
import { freshDatabases } from "../../postgres.js";

const { directory: urls } = await freshDatabases("directory");
const keys = { keys: TEST_KEYS, auditKeys: TEST_AUDIT_KEYS };
const database = openDatabase(urls.servingUrl, { max: 2, ...keys });
afterAll(() => database.close());

const execute = createCompiledExecutor(directory.buildSchema().schema);

it("an agent who comes in by key, through whatever router, is on record like one who comes in by the root", async () => {
  const document = parse(`query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Partner { displayName }
      ... on User { displayName }
      ... on Compensation { beneficiary { displayName } }
    }
  }`);
  const of = [
    { __typename: "Partner", id: DEMO.bakery },
    { __typename: "User", id: DEMO.webUser },
    { __typename: "Compensation", outageId: "1015", beneficiaryId: DEMO.florist },
    { __typename: "Compensation", outageId: "1015", beneficiaryId: DEMO.bakery },
  ];
  const context = directory.createContext(database, { viewer: AGENT, now: DEMO_INSTANT });

  const { errors } = await execute({ document, variables: { of }, context });

  const record = await database.db
    .select({ whom: auditEntries.whom, what: auditEntries.what, address: auditEntries.address })
    .from(auditEntries)
    .where(eq(auditEntries.chain, AGENT.id));
  expect(errors).toBeUndefined();
  expect(record.sort((a, b) => (a.what < b.what ? -1 : 1))).toEqual([
    { whom: [DEMO.florist], what: "Compensation.beneficiary", address: null },
    { whom: [DEMO.bakery], what: "Query._entities", address: null },
    { whom: [DEMO.webUser], what: "Query._entities", address: null },
  ]);
});
