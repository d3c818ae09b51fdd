import { describe, expect, it } from "vitest";
import { shareOf } from "../../bench/request/measure-requests.js";
import { runOf } from "../../bench/request/request-options.js";
import { bodyToSend, FRESH } from "../../bench/request/workloads/request.js";
import { populationOfBench, requestsOf } from "../../bench/request/workloads/workload.js";
import {
  type WorkloadName,
  workloadNamed,
  workloads,
} from "../../bench/request/workloads/workloads.js";

const population = populationOfBench(500);
const tokens = { agents: ["agent 1", "agent 2"], of: async (id: string) => `token of ${id}` };
const names = Object.keys(workloads) as WorkloadName[];

describe("a workload", () => {
  it.each(names)("asks something else with each request: %s", async (name) => {
    const requests = await requestsOf(workloadNamed(name), population, tokens);

    const different = new Set(requests.map(({ body, token }) => `${token} ${body}`));
    expect(requests.length).toBeGreaterThan(50);
    expect(different.size).toBe(requests.length);
  });

  it("is asked by agents in turn, or by everybody for themselves", async () => {
    const [about, own] = await Promise.all(
      (["package", "own"] as const).map((name) =>
        requestsOf(workloadNamed(name), population, tokens),
      ),
    );

    expect(about?.slice(0, 3).map(({ token }) => token)).toEqual(["agent 1", "agent 2", "agent 1"]);
    expect(own?.[0]?.token).toBe(`token of ${population.users[0]}`);
  });

  it("writes under a key that no other request has, however often it is sent", async () => {
    const [request] = await requestsOf(workloadNamed("mutation"), population, tokens);
    if (!request) throw new Error("nothing is asked");

    const [once, again] = [bodyToSend(request), bodyToSend(request)];

    expect(once).not.toContain(FRESH);
    expect(once).not.toBe(again);
    expect(once.length - again.length).toBeLessThan(2);
  });
});

describe("a run", () => {
  const run = runOf({ connections: 16, requests: 1_000, alone: 100, warmUp: 2_000, rounds: 7 });

  it("has fewer requests where each is the work of many, and as many rounds", () => {
    expect(shareOf(run, 0.1)).toEqual({
      connections: 16,
      requests: 100,
      alone: 16,
      warmUp: 200,
      settling: { alone: 16, together: 20 },
      rounds: 7,
    });
  });

  it("has no fewer than there are connections, and no more than was asked for", () => {
    const short = runOf({ connections: 16, requests: 50, alone: 5, warmUp: 50, rounds: 1 });

    expect(shareOf(short, 0.1)).toEqual({
      connections: 16,
      requests: 16,
      alone: 5,
      warmUp: 16,
      settling: { alone: 5, together: 16 },
      rounds: 1,
    });
  });
});
