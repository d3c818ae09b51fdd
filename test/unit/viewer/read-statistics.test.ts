import { expect, it } from "vitest";
import { ANONYMOUS, mayReadStatistics, type Viewer } from "../../../subgraphs/kit/viewer/viewer.js";

it.each<[Viewer, boolean]>([
  [{ role: "agent", id: "agt_x" }, true],
  [{ role: "admin", id: "adm_x" }, true],
  [{ role: "operator", id: "opr_x", affiliate: "TALK" }, true],
  [{ role: "operator", id: "opr_x", affiliate: "PAY" }, false],
  [{ role: "user", id: "usr_x" }, false],
  [{ role: "partner", id: "ptn_x" }, false],
  [ANONYMOUS, false],
])("whether %j may read Talk's statistics: %s", (viewer, may) => {
  expect(mayReadStatistics(viewer, "TALK")).toBe(may);
});
