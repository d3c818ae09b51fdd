import { describe, expect, it } from "vitest";
import { createRateLimits, rateLimited } from "../../../gateway/limits/rate-limits.js";
import { recent } from "../../../gateway/limits/recent.js";
import type { Viewer } from "../../../subgraphs/kit/viewer/viewer.js";

const ONE_A_MINUTE = {
  clientPerMinute: 1,
  viewerPerMinute: 1,
  searchesPerMinute: 3,
  revealsPerMinute: 2,
};
const user = (id: string): Viewer => ({ role: "user", id });

/** Whether each in turn may go on. */
async function turns(...waits: Promise<number | null>[]): Promise<boolean[]> {
  return (await Promise.all(waits)).map((seconds) => seconds === null);
}

describe("rate limits", () => {
  it("let a client have what it may, and say how long until it may have more", async () => {
    const { client } = createRateLimits(ONE_A_MINUTE);

    const first = await client("192.0.2.1");
    const second = await client("192.0.2.1");

    expect(first).toBeNull();
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThanOrEqual(60);
  });

  it("count each address on its own, and an IPv6 network as one", async () => {
    const { client } = createRateLimits(ONE_A_MINUTE);

    expect(
      await turns(
        client("192.0.2.1"),
        client("192.0.2.2"),
        client("::ffff:192.0.2.3"),
        client("2001:db8:0:1::1"),
        client("2001:db8:0:1:ffff::2"),
        client("2001:db8::1:0:0:0:3"),
        client("2001:db8:0:2::1"),
        client("::1"),
        client("fe80::1%eth0"),
      ),
    ).toEqual([true, true, true, true, false, false, true, true, true]);
  });

  it("count each viewer on its own, whatever else has the same id, and nobody for the anonymous", async () => {
    const { viewer } = createRateLimits(ONE_A_MINUTE);
    const anonymous: Viewer = { role: "anonymous" };

    expect(
      await turns(
        viewer(user("x_1")),
        viewer(user("x_2")),
        viewer({ role: "partner", id: "x_1" }),
        viewer(user("x_1")),
        viewer(anonymous),
        viewer(anonymous),
      ),
    ).toEqual([true, true, true, false, true, true]);
  });

  it("count every search of a request", async () => {
    const { search } = createRateLimits(ONE_A_MINUTE);

    expect(
      await turns(search(user("x_1"), 2), search(user("x_1"), 2), search(user("x_2"), 3)),
    ).toEqual([true, false, true]);
  });

  it("count reveals apart from searches", async () => {
    const { search, reveal } = createRateLimits(ONE_A_MINUTE);
    const viewer = user("x_1");

    expect(
      await turns(search(viewer, 3), reveal(viewer, 1), reveal(viewer, 1), reveal(viewer, 1)),
    ).toEqual([true, true, true, false]);
  });

  it("answer with 429, the code and the time to wait", () => {
    expect(rateLimited(7).extensions).toEqual({
      code: "RATE_LIMITED",
      retryAfterSeconds: 7,
      http: { status: 429, headers: new Map([["retry-after", "7"]]) },
    });
  });
});

describe("what is remembered of clients", () => {
  it("is as much as fits, the oldest forgotten", () => {
    const keys = recent(2);

    for (const key of ["a", "b", "b", "c"]) keys.add(key);

    expect(["a", "b", "c"].map(keys.has)).toEqual([false, true, true]);
  });
});
