import { type IdentifiedViewer, PERMISSIONS } from "../../subgraphs/kit/viewer/viewer.js";
import { DEMO_IDS } from "./demo-ids.js";

/**
 * The staff of the demo, whom the console's sign-in page offers. Talk's second operator is there because an award of the
 * council needs two people.
 */
export const DEMO_STAFF = {
  agent: { role: "agent", id: DEMO_IDS.agent, permissions: PERMISSIONS.agent },
  operator: { role: "operator", id: `${DEMO_IDS.operator}_talk`, affiliate: "TALK" },
  council: { role: "operator", id: `${DEMO_IDS.operator}_talk_council`, affiliate: "TALK" },
  auditor: { role: "admin", id: DEMO_IDS.admin, permissions: PERMISSIONS.admin },
} as const satisfies Record<string, IdentifiedViewer>;

export type DemoStaff = keyof typeof DEMO_STAFF;

/** Whether the value names somebody of the demo's staff. */
export function isDemoStaff(value: unknown): value is DemoStaff {
  return typeof value === "string" && Object.hasOwn(DEMO_STAFF, value);
}
