import type { DemoIdentity } from "../gateway/viewer/demo-identity.js";
import type { IdentifiedViewer } from "../subgraphs/kit/viewer/viewer.js";

/** The instant of the demo: what the README's table of demo partners speaks of. */
export const DEMO_INSTANT = new Date("2023-03-02T10:00:00+09:00");

/** A support agent, who may read about anybody. */
export const AGENT: IdentifiedViewer = { role: "agent", id: "agt_test" };

/** A viewer's token, signed when it is first asked for and good for an hour: a file may send a thousand requests. */
export function tokensOf(identity: DemoIdentity): (viewer: IdentifiedViewer) => Promise<string> {
  const tokens = new Map<string, Promise<string>>();
  return (viewer) => {
    const key = JSON.stringify(viewer);
    const token = tokens.get(key) ?? identity.issue(viewer, 1, new Date());
    tokens.set(key, token);
    return token;
  };
}
