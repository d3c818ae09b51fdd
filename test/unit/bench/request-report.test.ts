import { describe, expect, it } from "vitest";
import type { Compared } from "../../bench/request/compare-servers.js";
import type { Figures } from "../../bench/request/figures.js";
import { runOf } from "../../bench/request/request-options.js";
import { type ReportedServer, requestTable } from "../../bench/request/request-report.js";
import { securityReport } from "../../bench/request/security/security-report.js";

const MACHINE = {
  node: "v20.20.2",
  platform: "linux x64",
  processor: "a processor",
  cores: 2,
  memoryGb: 24,
  load: 0.1,
};
const RUN = runOf({ connections: 16, requests: 1_500, alone: 200, warmUp: 3_000, rounds: 3 });

function compared(servers: readonly ReportedServer[]): Compared {
  const workloads = [{ workload: "package" as const, run: RUN, servers }];
  return { reports: 20_000, machine: MACHINE, workloads };
}

/** A server that took `slower` times as long as another one, in a round in which everything took `drift` times as long. */
function figures(slower: number, drift = 1): Figures {
  return {
    requestsPerSecond: 1_000 / slower / drift,
    cpuMs: slower * drift,
    databaseCpuMs: 0.5 * slower * drift,
    busyMs: 16 * slower * drift,
    busyP99Ms: 40 * slower * drift,
    aloneMs: 2 * slower * drift,
    residentMb: 200,
    bytes: 2_500,
    repeated: 0,
  };
}

function server(letter: string, name: string, slower: readonly number[]): ReportedServer {
  const drifts = [1, 2, 4];
  const rounds = slower.map((by, round) => figures(by, drifts[round]));
  return { letter, name, title: `the ${name} one`, statements: null, rounds };
}

const open = server("a", "open", [1, 1, 1]);
const secured = server("b", "secured", [1.25, 1, 2]);

describe("the table", () => {
  it("compares round by round, and shows medians and the ends", () => {
    expect(requestTable([open, secured])).toEqual([
      "                     of (a)  lowest – highest  req/s  CPU ms  of (a)  database  of (a)  alone ms  of (a)  busy p50   p99   MB",
      "(a) the open one                                 500    2.00              1.00              4.00              32.0  80.0  200",
      "(b) the secured one    0.80       0.50 – 1.00    500    2.00    1.25      1.00    1.25      4.00    1.25      32.0  80.0  200",
    ]);
  });

  it("leaves open what the system does not tell", () => {
    const untold = [open, secured].map((server) => ({
      ...server,
      rounds: server.rounds.map((round) => ({ ...round, databaseCpuMs: null })),
    }));

    const [, ...lines] = requestTable(untold);

    expect(lines).toEqual([
      "(a) the open one                                 500    2.00                                4.00              32.0  80.0  200",
      "(b) the secured one    0.80       0.50 – 1.00    500    2.00    1.25                        4.00    1.25      32.0  80.0  200",
    ]);
  });

  it("shows how many statements each sends, where somebody looked", () => {
    const [heading, ...lines] = requestTable([
      { ...open, statements: 6 },
      { ...secured, statements: 7.25 },
    ]);

    expect([heading, ...lines].map((line) => line?.slice(-10))).toEqual([
      "   MB  SQL",
      "  200  6.0",
      "  200  7.3",
    ]);
  });

  it("tells what was not counted", () => {
    const failing = {
      ...secured,
      rounds: secured.rounds.map((round, at) => ({ ...round, repeated: at })),
    };

    expect(requestTable([open, failing]).at(-1)).toBe(
      "Turns taken again after a failure: 3 of (b).",
    );
  });
});

describe("the report of what security costs", () => {
  it("says first what it takes and what it may take", () => {
    expect(
      securityReport(compared([open, secured]))
        .split("\n")
        .slice(0, 4),
    ).toEqual([
      "3 rounds by turns of the full package of one partner: 1500 requests by 16 connections, then 200 by one.",
      "An answer has 2,500 bytes. Node v20.20.2 on linux x64, 2 cores of a processor, 24 GB; load 0.1 before.",
      "Security takes 20.0 % of the throughput, and may take 15.0 %.",
      "It adds 25.0 % to the gateway's processor time and 25.0 % to the time of a request alone.",
    ]);
  });

  it("compares nothing with nothing", () => {
    expect(() => securityReport(compared([open]))).toThrow("nothing to compare");
  });
});
