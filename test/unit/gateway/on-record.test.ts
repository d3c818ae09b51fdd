import { describe, expect, it } from "vitest";
import { onRecord } from "../../../gateway/subgraph-call/on-record.js";
import { gatewayContext } from "../../../gateway/subgraph-call/subgraph-call.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const newContext = () => gatewayContext({ viewer: AGENT, now: DEMO_INSTANT });

describe("the answer to a query", () => {
  it("leaves when all of it is on record, and not before", async () => {
    const context = newContext();
    const events: string[] = [];
    let record: () => void = () => undefined;
    const recording = new Promise<void>((resolve) => {
      record = resolve;
    });

    const answered = onRecord(context, async () => {
      context.recordings?.push(recording, Promise.resolve());
      events.push("answered");
      return "answer";
    }).then((answer) => events.push(`left: ${answer}`));
    await new Promise(setImmediate);
    events.push("recorded");
    record();
    await answered;

    expect(events).toEqual(["answered", "recorded", "left: answer"]);
  });

  it("is put together anew, with every subgraph waiting by itself, when something cannot be put on record", async () => {
    const context = newContext();
    const seen: unknown[] = [];

    const answer = await onRecord(context, async () => {
      seen.push({ isShared: context.recordings !== null, sources: context.sources.size });
      context.sources.set("TALK", { state: "OK", ms: 1, asOf: DEMO_INSTANT });
      context.subgraphContexts.set("talk", { context: {}, abort: new AbortController() });
      context.recordings?.push(Promise.reject(new Error("the audit is down")));
      return context.subgraphContexts.size;
    });

    expect(seen).toEqual([
      { isShared: true, sources: 0 },
      { isShared: false, sources: 0 },
    ]);
    expect(answer).toBe(1);
  });
});
