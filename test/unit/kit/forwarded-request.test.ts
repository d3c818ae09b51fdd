import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import {
  type ForwardedRequest,
  readForwarded,
  writeForwarded,
} from "../../../subgraphs/kit/forwarded-request.js";
import type { SourceReport } from "../../../subgraphs/kit/subgraph.types.js";
import { DEMO_INSTANT } from "../../demo.js";

const ORIGIN = { address: "203.0.113.7", requestId: "req_1" };
const ANSWERED = { state: "OK", ms: 12.5, asOf: DEMO_INSTANT } as const;
const LATE = { state: "TIMEOUT", ms: 2_500, asOf: DEMO_INSTANT } as const;

const read = (given: object) => readForwarded(JSON.stringify(given));

describe("a request that is forwarded", () => {
  it.each<[string, ForwardedRequest]>([
    ["its instant alone", { now: DEMO_INSTANT, sources: new Map() }],
    ["where it came from", { now: DEMO_INSTANT, origin: ORIGIN, sources: new Map() }],
    [
      "that nobody knows its address",
      { now: DEMO_INSTANT, origin: { ...ORIGIN, address: null }, sources: new Map() },
    ],
    [
      "how affiliates fared so far",
      {
        now: DEMO_INSTANT,
        origin: { ...ORIGIN, address: "2001:db8::1" },
        sources: new Map<Affiliate, SourceReport>([
          ["TALK", ANSWERED],
          ["PAY", LATE],
        ]),
      },
    ],
  ])("brings %s to the subgraph, to the millisecond", (_what, request) => {
    expect(readForwarded(writeForwarded(request))).toEqual(request);
  });

  it("is one line of ASCII, as a header's value has to be", () => {
    const text = writeForwarded({ now: DEMO_INSTANT, origin: ORIGIN, sources: new Map() });

    expect(text).toMatch(/^[\x20-\x7e]+$/);
  });

  it("says nothing of what it does not know", () => {
    expect(writeForwarded({ now: DEMO_INSTANT, sources: new Map() })).toBe(
      '{"now":"2023-03-02T01:00:00.000Z"}',
    );
  });

  it("brings no affiliate that the subgraph does not know", () => {
    const sources = { TALK: ANSWERED, CINEMA: ANSWERED };

    expect(read({ now: DEMO_INSTANT, sources })).toEqual({
      now: DEMO_INSTANT,
      sources: new Map([["TALK", ANSWERED]]),
    });
  });
});

describe("anything else is no forwarded request", () => {
  it.each([
    ["no instant", {}],
    ["an instant without its zone", { now: "2023-03-02T10:00:00" }],
    ["an instant as a number", { now: 0 }],
    ["an origin without its request", { now: DEMO_INSTANT, origin: { address: null } }],
    ["an address that is none", { now: DEMO_INSTANT, origin: { ...ORIGIN, address: "here" } }],
    ["a long id", { now: DEMO_INSTANT, origin: { ...ORIGIN, requestId: "r".repeat(61) } }],
    ["an origin that is null", { now: DEMO_INSTANT, origin: null }],
    ["a state that is none", { now: DEMO_INSTANT, sources: { TALK: { ...LATE, state: "LATE" } } }],
    ["a negative time", { now: DEMO_INSTANT, sources: { TALK: { ...LATE, ms: -1 } } }],
    ["sources in a list", { now: DEMO_INSTANT, sources: [LATE] }],
  ])("%s", (_what, given) => {
    expect(read(given)).toBeNull();
  });

  it("whatever is sent in its place, nothing is thrown", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readForwarded(text)).toBeNull();
      }),
      { seed: 1015 },
    );
  });
});
