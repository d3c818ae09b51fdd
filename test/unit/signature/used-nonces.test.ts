import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberNonces } from "../../../subgraphs/kit/signature/used-nonces.js";

const KEEP_MS = 120_000;
const START = Date.parse("2026-02-03T04:05:06Z");
const at = (ms: number) => new Date(START + ms);

describe("a nonce", () => {
  it("is new once, and used for as long as a call with it could be good", () => {
    const nonces = rememberNonces(KEEP_MS, 10);

    expect(nonces.use("a", at(0))).toBe("NEW");
    expect(nonces.use("a", at(0))).toBe("USED");
    expect(nonces.use("a", at(KEEP_MS))).toBe("USED");
    expect(nonces.use("b", at(KEEP_MS))).toBe("NEW");
  });

  it("is remembered whenever it came, and whatever came in between", () => {
    const steps = fc.array(fc.record({ waitMs: fc.nat(KEEP_MS), nonce: fc.nat(9) }), {
      maxLength: 60,
    });

    fc.assert(
      fc.property(steps, (calls) => {
        const nonces = rememberNonces(KEEP_MS, 1_000);
        const acceptedAt = new Map<number, number>();
        let now = 0;
        for (const { waitMs, nonce } of calls) {
          now += waitMs;
          const outcome = nonces.use(String(nonce), at(now));
          const before = acceptedAt.get(nonce);
          if (outcome === "NEW") {
            expect(before === undefined || now - before >= KEEP_MS).toBe(true);
            acceptedAt.set(nonce, now);
          }
        }
      }),
    );
  });

  it("is forgotten in time, so that memory does not grow for ever", () => {
    const nonces = rememberNonces(KEEP_MS, 2);

    for (let span = 0; span < 100; span += 1) {
      const then = at(span * KEEP_MS);
      expect([nonces.use(`${span}a`, then), nonces.use(`${span}b`, then)]).toEqual(["NEW", "NEW"]);
    }
  });

  it("is not taken for new when there is no room to remember it", () => {
    const nonces = rememberNonces(KEEP_MS, 2);

    nonces.use("a", at(0));
    nonces.use("b", at(0));

    expect(nonces.use("c", at(1))).toBe("FULL");
    expect(nonces.use("a", at(1))).toBe("USED");
    expect(nonces.use("c", at(KEEP_MS))).toBe("NEW");
  });

  it("is still known when the clock is set back", () => {
    const nonces = rememberNonces(KEEP_MS, 10);

    nonces.use("a", at(0));

    expect(nonces.use("a", at(-3_600_000))).toBe("USED");
  });
});
