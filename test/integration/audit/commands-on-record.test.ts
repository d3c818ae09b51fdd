import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { runGrantCommand } from "../../../gateway/commands/grant/grant-command.js";
import { runImportCommand } from "../../../gateway/commands/import/import-command.js";
import { auditEntries } from "../../../subgraphs/kit/audit/tables.js";
import { verifyAudit } from "../../../subgraphs/kit/audit/verify-audit.js";
import { bulkInsert } from "../../../subgraphs/kit/database/bulk-insert.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { subscriptions } from "../../../subgraphs/talk/tables.js";
import { TEST_AUDIT_KEYS } from "../../audit-keys.js";
import { freshDatabases } from "../../postgres.js";
import { surroundingsOf } from "../commands.js";
import { csv, temporaryFile } from "../import/import-text.js";

const databases = await freshDatabases("talk");
const owner = openDatabase(databases.talk.ownerUrl, {
  max: 1,
  auditKeys: TEST_AUDIT_KEYS,
  statementTimeoutMs: 20_000,
});
afterAll(() => owner.close());

const GIVEN_AT = "2022-10-21T10:00:00+09:00";
const HEADER =
  "claim_id,beneficiary_id,reporter_type,nature,channel,filed_at,loss_won,documents,transferred_to";

async function give(actor: string, line: string) {
  const surroundings = surroundingsOf(databases);
  const argv = [...line.split(" "), "--at", GIVEN_AT, "--actor", actor];
  return { exitCode: await runGrantCommand(argv, surroundings), ...surroundings.said };
}

async function take(content: string, ...options: string[]) {
  const file = await temporaryFile(content);
  const surroundings = surroundingsOf(databases);
  const argv = ["talk", "claims", file, ...options];
  return { exitCode: await runImportCommand(argv, surroundings), ...surroundings.said };
}

/** Every subscriber anew. */
async function subscribers(prefix: string, count: number): Promise<void> {
  await owner.sql`truncate subscriptions`;
  const rows = Array.from({ length: count }, (_, index) => ({
    beneficiaryId: `${prefix}_${index}`,
    service: "EMOTICON_PLUS" as const,
    paymentChannel: "WEB" as const,
    startedAt: new Date("2022-10-01T00:00:00+09:00"),
    endsAt: new Date("2022-10-31T23:59:59.999+09:00"),
  }));
  await bulkInsert(owner.db, subscriptions, rows);
}

/** A claim file, a claim for each name. */
function claimFile(...names: string[]): string {
  const rows = names.map(
    (name) => `clm_${name},usr_${name},GENERAL_USER,NO_LOSS,WEB,2022-10-20 10:00,,,`,
  );
  return csv(HEADER, ...rows);
}

/** What is on record of somebody: all but the place in the chain, and the clock's instant, which is now. */
async function recordOf(actor: string) {
  const rows = await owner.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.chain, actor))
    .orderBy(asc(auditEntries.sequence));
  return rows.map(({ chain, sequence, keyId, previousHash, hash, at, ...recorded }) => recorded);
}

function entry(actor: string, changes: object) {
  return {
    actor,
    role: "operator",
    address: null,
    requestId: expect.stringMatching(/^cmd_[0-9a-f-]{36}$/),
    action: "DECISION",
    whom: [],
    outcome: "DONE",
    ...changes,
  };
}

async function countOf(table: "grants" | "claims", prefix: string): Promise<number> {
  const [row] = await owner.sql`
    select count(*)::int as "count" from ${owner.sql(table)} where beneficiary_id like ${`${prefix}%`}`;
  return row?.count;
}

describe("npm run grant", () => {
  it("puts on record with each page what it gave, who saw to it, under which account and why", async () => {
    await subscribers("usr_pages", 1_001);

    const { exitCode } = await give("opr_test_pages", "talk T7 --why 공지한-대로 --yes");

    const about = {
      what: "npm run grant -- talk T7",
      why: "공지한-대로",
    };
    const details = { outageId: "1015", asOf: new Date(GIVEN_AT).toISOString(), won: 0 };
    const [first, second, ...more] = await recordOf("opr_test_pages");
    expect(exitCode).toBe(0);
    expect([first, second]).toEqual([
      entry("opr_test_pages", {
        ...about,
        details: {
          ...details,
          people: 1_000,
          given: "T7 1000",
          grants: 1_000,
          part: 1,
          account: "test-account",
        },
      }),
      entry("opr_test_pages", {
        ...about,
        details: {
          ...details,
          people: 1,
          given: "T7 1",
          grants: 1,
          part: 2,
          account: "test-account",
        },
      }),
    ]);
    expect(second?.requestId).toBe(first?.requestId);
    expect(more).toEqual([]);
  });

  it("has nothing to put on record of what gives nothing: a dry run, or the same run again", async () => {
    await subscribers("usr_nothing", 2);
    await give("opr_test_nothing", "talk T7 --dry-run");
    expect(await recordOf("opr_test_nothing")).toEqual([]);

    await give("opr_test_nothing", "talk T7 --yes");
    await give("opr_test_nothing", "talk T7 --yes");

    expect(await recordOf("opr_test_nothing")).toHaveLength(1);
  });

  it("puts on record that it recorded what lapsed, by nobody's name", async () => {
    const surroundings = surroundingsOf(databases);
    const argv = ["talk", "--expire", "--at", "2023-04-05T00:00+09:00", "--yes"];

    expect(await runGrantCommand(argv, surroundings)).toBe(0);

    // The demo's two emoticons of 90 days.
    expect(await recordOf("system:grant")).toEqual([
      entry("system:grant", {
        role: "system",
        what: "npm run grant -- talk --expire",
        why: null,
        details: {
          outageId: "1015",
          asOf: "2023-04-04T15:00:00.000Z",
          given: "T2a 1, T2b 1",
          grants: 2,
          won: 0,
          part: 1,
          account: "test-account",
        },
      }),
    ]);
  });
});

describe("npm run import", () => {
  it("puts on record what it took in, from which file, and what of it was not", async () => {
    const file = `${claimFile("read_1", "read_2")}clm_x,nobody,GENERAL_USER,NO_LOSS,WEB,x,,,\n`;

    const { exitCode } = await take(file, "--actor", "opr_test_reads", "--why", "접수분 반영");

    expect(exitCode).toBe(2);
    expect(await recordOf("opr_test_reads")).toEqual([
      entry("opr_test_reads", {
        what: "npm run import -- talk claims",
        why: "접수분 반영",
        details: {
          sha256: createHash("sha256").update(file).digest("hex"),
          read: 3,
          inserted: 2,
          changed: 0,
          rejected: 1,
          part: 1,
          account: "test-account",
        },
      }),
    ]);
  });

  it("is the command's own when nobody is named, and the same file again has nothing to put on record", async () => {
    const file = claimFile("own");
    await take(file, "--dry-run");
    expect(await recordOf("system:import")).toEqual([]);

    await take(file);
    await take(file);

    expect(await recordOf("system:import")).toMatchObject([
      { role: "system", why: null, details: { inserted: 1 } },
    ]);
  });
});

describe("without a record", () => {
  const trouble = "alter table audit_entries add constraint nothing_more check (false) not valid";
  beforeEach(() => owner.sql.unsafe(trouble));
  afterEach(() => owner.sql.unsafe("alter table audit_entries drop constraint nothing_more"));

  it("nothing is given", async () => {
    await subscribers("usr_unrecorded", 3);

    const { exitCode, err } = await give("opr_test_unrecorded", "talk T7 --yes");

    expect(exitCode).toBe(1);
    expect(err).toContain("It cannot be put on record, so it was taken back: ");
    expect(err).toContain("nothing_more");
    expect(err).not.toContain("usr_unrecorded");
    expect(await countOf("grants", "usr_unrecorded")).toBe(0);
  });

  it("nothing is taken in", async () => {
    const { exitCode, err } = await take(claimFile("unrecorded"));

    expect(exitCode).toBe(1);
    expect(err).toContain("It cannot be put on record, so it was taken back: ");
    expect(await countOf("claims", "usr_unrecorded")).toBe(0);
  });
});

it("what commands put on record is verified like everything else", async () => {
  const { findings, entries } = await verifyAudit(owner, "talk");

  expect(findings).toEqual([]);
  expect(entries).toBeGreaterThan(0);
});
