import { describe, expect, it } from "vitest";
import type { Access } from "../../../subgraphs/kit/access/access.js";
import {
  auditReaders,
  compensationReaders,
  contactRevealers,
  everyone,
  exporters,
  type Guard,
  lastKnownReaders,
  operatorsOf,
  ownAuditReaders,
  searchers,
  statisticsReaders,
} from "../../../subgraphs/kit/access/guards.js";
import { ANONYMOUS, type Viewer } from "../../../subgraphs/kit/viewer/viewer.js";

const SUBJECT = "ptn_test_bakery";

/** Everybody there is, with what they are to the subject and to Talk in the words of the schema. */
const VIEWERS: readonly [Viewer, readonly Access[]][] = [
  [ANONYMOUS, []],
  [{ role: "partner", id: SUBJECT }, ["OWNER"]],
  [{ role: "partner", id: "ptn_test_other" }, []],
  [{ role: "user", id: "usr_test_other" }, []],
  [{ role: "agent", id: "agt_a" }, ["AGENT"]],
  [{ role: "agent", id: "agt_b", permissions: ["contact:reveal"] }, ["AGENT", "CONTACT_REVEALER"]],
  [{ role: "operator", id: "opr_a", affiliate: "TALK" }, ["OPERATOR"]],
  [{ role: "operator", id: "opr_b", affiliate: "PAY" }, []],
  [{ role: "admin", id: "adm_a" }, ["ADMIN"]],
  [{ role: "admin", id: "adm_b", permissions: ["audit:read"] }, ["ADMIN", "AUDITOR"]],
];

/** A guard that looks at no subject permits with one just the same. */
const GUARDS: readonly [string, Guard<string>][] = [
  ["everyone", everyone],
  ["compensationReaders", compensationReaders],
  ["lastKnownReaders", lastKnownReaders],
  ["searchers", searchers],
  ["contactRevealers", contactRevealers],
  ["exporters", exporters],
  ["auditReaders", auditReaders],
  ["ownAuditReaders", ownAuditReaders],
  ["statisticsReaders", statisticsReaders("TALK")],
  ["operatorsOf", operatorsOf("TALK")],
].map(([name, guard]) => [name as string, guard as Guard<string>]);

describe("a guard", () => {
  it.each(GUARDS)("%s permits exactly whom it tells the schema it does", (_name, guard) => {
    const permitted = VIEWERS.map(([viewer]) => guard.permits(viewer, SUBJECT));

    const told = VIEWERS.map(([, is]) =>
      guard.to.some((access) => access === "EVERYONE" || is.includes(access)),
    );
    expect(permitted).toEqual(told);
  });
});
