import type { IdentifiedViewer } from "../subgraphs/kit/viewer/viewer.js";

/** The instant of the demo: what the README's table of demo partners speaks of. */
export const DEMO_INSTANT = new Date("2023-03-02T10:00:00+09:00");

/** A support agent, who may read about anybody. */
export const AGENT: IdentifiedViewer = { role: "agent", id: "agt_test" };
