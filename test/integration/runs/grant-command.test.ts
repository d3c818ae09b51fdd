import { afterAll, describe, expect, it } from "vitest";
import { runGrantCommand } from "../../../gateway/commands/grant/grant-command.js";
import { bulkInsert } from "../../../subgraphs/kit/database/bulk-insert.js";
import { openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { subscriptions } from "../../../subgraphs/talk/tables.js";
import { freshDatabases } from "../../postgres.js";
import { environmentOf, startCommand, surroundingsOf } from "../commands.js";

const databases = await freshDatabases("talk", "entertainment", "pay");
const owner = openDatabase(databases.talk.ownerUrl, { max: 1, statementTimeoutMs: 20_000 });
afterAll(() => owner.close());

const GIVEN = ["--at", "2022-10-21T10:00+09:00", "--actor", "opr_test_talk"];
const PEOPLE = 10_000;
/** Enough pages for a signal to arrive before the last one. */
const MANY = 20_000;

/** Every subscriber anew, so that a run has so many people to give to. */
async function subscribers(prefix: string, count: number): Promise<void> {
  await owner.sql`truncate subscriptions`;
  const rows = Array.from({ length: count }, (_, index) => ({
    beneficiaryId: `${prefix}_${String(index).padStart(5, "0")}`,
    service: "EMOTICON_PLUS" as const,
    paymentChannel: "WEB" as const,
    startedAt: new Date("2022-10-01T00:00:00+09:00"),
    endsAt: new Date("2022-10-31T23:59:59.999+09:00"),
  }));
  await bulkInsert(owner.db, subscriptions, rows);
}

async function rowsOf(prefix: string) {
  const [count] = await owner.sql`
    select (select count(*)::int from grants where starts_with(beneficiary_id, ${prefix})) as grants,
      (select count(*)::int from grant_events where starts_with(beneficiary_id, ${prefix})) as events`;
  return count;
}

describe("npm run grant", () => {
  it("tells what an affiliate gives without being asked", async () => {
    const ran = surroundingsOf(databases);

    expect(await runGrantCommand(["entertainment"], ran)).toBe(0);
    expect(ran.said.out).toMatch(/melon-pass .*\n.*E4 .*\n.*E5 .*\n.*E6 /);
    const pay = surroundingsOf(databases);
    await runGrantCommand(["pay"], pay);
    expect(pay.said.out).toBe("pay gives nothing without being asked.\n");
  });

  it.each([
    [["nowhere", "T7"], /no affiliate "nowhere".*talk, mobility/],
    [["talk", "T99"], /talk has no run T99 for outage 1015[\s\S]*T10/],
    [["talk", "T7", "--outage", "1999"], /talk has no run T7 for outage 1999/],
    [["entertainment", "E1"], /E1 is given by the run melon-pass/],
    [["talk", "T7", "--at", "yesterday"], /instant with its offset/],
    [["talk", "T7", "--at", "2999-01-01T00:00Z", "--actor", "opr_x"], /is to come/],
    [["talk", "T7", "--actor", "kim"], /id of an operator, like opr_kim/],
    [["talk", "T7"], /--actor opr_/],
    [["talk", "T7", "--expire"], /leave T7 out/],
    [["talk", "T7", "--often"], /unknown option/],
  ])("ends with 2 and says what to do about %j, and writes nothing", async (argv, message) => {
    const ran = surroundingsOf(databases, true);

    expect(await runGrantCommand(argv, ran)).toBe(2);
    expect(ran.said.err).toMatch(message);
  });

  it("explains itself without a database", async () => {
    const ran = surroundingsOf({});

    expect(await runGrantCommand(["--help"], ran)).toBe(0);
    expect(ran.said.out).toMatch(/--dry-run[\s\S]*gives nobody anything twice/);
  });

  it("shows first what it would do, and does it only when somebody says yes", async () => {
    await subscribers("usr_ask", 3);
    const argv = ["talk", "t7", ...GIVEN];
    const nobody = surroundingsOf(databases);
    const no = surroundingsOf(databases, false);
    const yes = surroundingsOf(databases, true);

    expect(await runGrantCommand(argv, nobody)).toBe(2);
    expect(nobody.said.err).toBe(
      "Nothing was written: nobody can be asked here. Add --yes to go on.\n",
    );
    expect(await runGrantCommand(argv, no)).toBe(1);
    expect(await rowsOf("usr_ask")).toEqual({ grants: 0, events: 0 });
    expect(await runGrantCommand(argv, yes)).toBe(0);

    expect(no.said).toEqual({
      out: `T7  Emoticon Plus, 3 more days (paid on the web)
outage 1015, at 2022-10-21 10:00 in Korea

  3  people looked at
  3  entitled and without it
  0  have it
  0  have it on other facts than today's, which stands
  0  had it, and it was taken back

to give:
  T7  3 grants  9 DAY
`,
      err: "Give 3 grants as opr_test_talk?Nothing was written.\n",
    });
    expect(yes.said.out).toContain("given:\n  T7  3 grants  9 DAY\n");
    expect(await rowsOf("usr_ask")).toEqual({ grants: 3, events: 3 });
  });

  it("writes nothing on a dry run, which needs no yes", async () => {
    await subscribers("usr_dry", 2);
    const ran = surroundingsOf(databases);

    expect(await runGrantCommand(["talk", "T7", ...GIVEN, "--dry-run"], ran)).toBe(0);

    expect(ran.said.out).toContain("T7  2 grants  6 DAY");
    expect(await rowsOf("usr_dry")).toEqual({ grants: 0, events: 0 });
  });

  it("puts on record what lapsed, and says when nothing did", async () => {
    const ran = surroundingsOf(databases, true);
    const argv = ["talk", "--expire", "--at", "2023-04-05T00:00+09:00"];

    expect(await runGrantCommand(argv, ran)).toBe(0);
    expect(await runGrantCommand(argv, ran)).toBe(0);

    // The demo's two emoticons of 90 days.
    expect(ran.said.out).toMatch(
      /put on record:\n {2}T2a {2}1 grant {2}1 EMOTICON\n {2}T2b {2}1 grant {2}1 EMOTICON\n/,
    );
    expect(ran.said.out).toMatch(/lapsed unused, and not on record as such:\n {2}nothing\n$/);
  });

  it("killed in the middle, goes on where it was: everybody has one and nobody two", async () => {
    await subscribers("usr_crash", MANY);
    const argv = ["talk", "T7", ...GIVEN, "--yes"];
    const killed = startCommand("grant", argv, environmentOf(databases));
    await killed.printed(/of 20,000 people/);
    killed.kill("SIGKILL");
    await killed.ended();
    const left = await rowsOf("usr_crash");

    const next = await startCommand("grant", argv, environmentOf(databases)).ended();

    expect(left?.grants).toBe(left?.events);
    expect(left?.grants % 1_000).toBe(0);
    expect(left?.grants).toBeLessThan(MANY);
    expect(next).toMatchObject({ exitCode: 0 });
    expect(next.stdout).toContain(`${(left?.grants ?? 0).toLocaleString("en-US")}  have it\n`);
    expect(await rowsOf("usr_crash")).toEqual({ grants: MANY, events: MANY });
  });

  it("started twice at once, gives everybody one, and both end well", async () => {
    await subscribers("usr_twice", PEOPLE);
    const argv = ["talk", "T7", ...GIVEN, "--yes"];

    const ends = await Promise.all(
      [1, 2].map(() => startCommand("grant", argv, environmentOf(databases)).ended()),
    );

    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(await rowsOf("usr_twice")).toEqual({ grants: PEOPLE, events: PEOPLE });
  });

  it("asked to stop, ends after the page at hand with 1 and says how to go on", async () => {
    await subscribers("usr_stop", MANY);
    const argv = ["talk", "T7", ...GIVEN, "--yes"];
    const stopped = startCommand("grant", argv, environmentOf(databases));
    await stopped.printed(/of 20,000 people/);
    stopped.kill("SIGINT");

    const { exitCode, stderr } = await stopped.ended();

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Stopped\. [\d,]+ grants of 20,000 given; .*same command again/);
    const left = await rowsOf("usr_stop");
    expect(left?.grants).toBe(left?.events);
  });
});
