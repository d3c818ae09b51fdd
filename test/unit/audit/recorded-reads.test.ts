import { describe, expect, it } from "vitest";
import { recordedReadsOf } from "../../../subgraphs/kit/audit/recorded-reads.js";
import type { Database } from "../../../subgraphs/kit/database/connection.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const WHOM = "ptn_test_read";
const DONE = Promise.resolve();

const newDatabase = () => ({}) as Database;

/** What is on record of a call of a request. */
function readsOf(
  database: Database,
  changes: { requestId?: string | null; now?: Date; viewer?: IdentifiedViewer } = {},
) {
  const { requestId = "req_one", now = DEMO_INSTANT, viewer = AGENT } = changes;
  const origin = requestId === null ? {} : { origin: { address: null, requestId } };
  return recordedReadsOf(database, { now, ...origin }, viewer);
}

describe("what a request has on record", () => {
  it("is known to every call that belongs to it", () => {
    const database = newDatabase();

    readsOf(database).remember(WHOM, DONE);

    expect(readsOf(database).of(WHOM)).toBe(DONE);
    expect(readsOf(database).of("ptn_test_other")).toBeUndefined();
  });

  it.each([
    ["another request", { requestId: "req_two" }],
    ["another instant under the same name", { now: new Date(DEMO_INSTANT.getTime() + 1) }],
    ["another agent", { viewer: { role: "agent", id: "agt_test_other" } }],
    ["the same id in another role", { viewer: { role: "admin", id: AGENT.id } }],
  ] as const)("is not that of %s", (_whose, changes) => {
    const database = newDatabase();

    readsOf(database).remember(WHOM, DONE);

    expect(readsOf(database, changes).of(WHOM)).toBeUndefined();
  });

  it("is not that of another database", () => {
    readsOf(newDatabase()).remember(WHOM, DONE);

    expect(readsOf(newDatabase()).of(WHOM)).toBeUndefined();
  });

  it("is each call's own where requests have no name", () => {
    const database = newDatabase();

    readsOf(database, { requestId: null }).remember(WHOM, DONE);

    expect(readsOf(database, { requestId: null }).of(WHOM)).toBeUndefined();
  });

  it("is not what could not be put on record, so that whoever reads next tries again", async () => {
    const reads = readsOf(newDatabase());
    const failing = Promise.reject(new Error("not written"));

    reads.remember(WHOM, failing);

    expect(reads.of(WHOM)).toBe(failing);
    await expect(failing).rejects.toThrow("not written");
    expect(reads.of(WHOM)).toBeUndefined();
  });

  it("is forgotten from the oldest request on, before it fills the memory", () => {
    const database = newDatabase();
    const ids = Array.from({ length: 2_001 }, (_, index) => `req_${index}`);

    for (const requestId of ids) readsOf(database, { requestId }).remember(WHOM, DONE);

    // To ask about one that was forgotten makes room for it.
    const [first = "", ...others] = ids;
    expect(others.filter((requestId) => !readsOf(database, { requestId }).of(WHOM))).toEqual([]);
    expect(readsOf(database, { requestId: first }).of(WHOM)).toBeUndefined();
  });
});
