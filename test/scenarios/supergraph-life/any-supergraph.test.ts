import { describe, expect, it, vi } from "vitest";
import { runGatewayCommand } from "../../../gateway/commands/gateway/gateway-command.js";
import { startSmallGraph } from "./small-graph.js";
import { startSmallRouter } from "./small-router.js";

const { products, reviews, supergraphs, slow } = await startSmallGraph();

const BOTH = "{ products { id name rating asOf } }";
const COUNTED = "{ products { count } }";
const one = { id: "1", name: "one", rating: 1, asOf: 5 };
const two = { id: "2", name: "two", rating: 2, asOf: 5 };

describe("somebody else's supergraph", () => {
  it("is answered from all its subgraphs, which get the caller's own token", async () => {
    const router = await startSmallRouter(supergraphs.first);

    const answer = await router.ask(BOTH, { authorization: "Bearer theirs" });

    expect(answer).toEqual({ data: { products: [one, two] } });
    expect(products.authorizations.at(-1)).toBe("Bearer theirs");
    expect(reviews.authorizations.at(-1)).toBe("Bearer theirs");
  });

  it("is asked by its anonymous callers without any", async () => {
    const router = await startSmallRouter(supergraphs.first);

    expect(await router.ask(BOTH)).toEqual({ data: { products: [one, two] } });
    expect(reviews.authorizations.at(-1)).toBeUndefined();
  });

  it("goes on without a subgraph that is down, and says so without naming the directory", async () => {
    const nowhere = { REVIEWS_URL: "http://127.0.0.1:1" };
    const router = await startSmallRouter(supergraphs.first, nowhere);

    const answer = await router.ask("{ products { id rating } }");

    expect(answer.data).toEqual({
      products: [
        { id: "1", rating: null },
        { id: "2", rating: null },
      ],
    });
    expect(answer.errors).toHaveLength(2);
    for (const index of [0, 1]) {
      expect(answer.errors).toContainEqual({
        message: "그래프의 일부가 응답하지 않습니다. A part of the graph is not available.",
        path: ["products", index, "rating"],
        extensions: { code: "SUBGRAPH_UNAVAILABLE", retryable: true },
      });
    }
    expect(await router.ready()).toMatchObject({
      status: 200,
      body: { ready: true, subgraphs: { products: "ok", reviews: "unreachable" } },
    });
  });

  it("says that a subgraph took too long", async () => {
    const router = await startSmallRouter(supergraphs.first, { PRODUCTS_DEADLINE_MS: "1" });

    const { data, errors } = await router.ask("{ slow { id } }");

    expect(data).toEqual({ slow: null });
    expect(errors).toEqual([
      {
        message:
          "그래프의 일부가 제시간에 응답하지 않았습니다. A part of the graph did not answer in time.",
        path: ["slow"],
        extensions: { code: "SUBGRAPH_TIMEOUT", retryable: true },
      },
    ]);
  });
});

describe("a new supergraph", () => {
  it("is found by itself, with its new field", async () => {
    const router = await startSmallRouter(supergraphs.first);
    const before = await router.ask(COUNTED);

    await router.publish(supergraphs.second);
    const after = await vi.waitUntil(
      async () => {
        const answer = await router.ask(COUNTED);
        return answer.errors ? null : answer;
      },
      { timeout: 5_000, interval: 20 },
    );

    expect(before.errors?.[0]?.extensions?.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(after).toEqual({ data: { products: [{ count: 7 }, { count: 7 }] } });
  });

  it("does not touch a request that is under way: it ends on the supergraph it began with", async () => {
    const router = await startSmallRouter(supergraphs.second);
    const underWay = router.ask("{ slow { name count } }");
    await slow.asked;

    // Its field is gone: whatever plans or executes the request anew has nothing to answer with.
    await router.publish(supergraphs.first);
    await router.look();
    const meanwhile = await router.ask(COUNTED);
    slow.answer();

    expect(meanwhile.errors?.[0]?.extensions?.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(await underWay).toEqual({ data: { slow: { name: "slow", count: 7 } } });
  });

  it.each([
    ["that does not parse", () => "type Query {", /^it cannot be parsed: Syntax Error/],
    ["that is none", () => "type Query { a: Int }", /^it is no Federation 2 supergraph/],
    [
      "that misses a type",
      () => supergraphs.second.replace("scalar Moment", "scalar Other"),
      /^it is no valid schema: Unknown type "Moment"/,
    ],
    [
      "whose rules would be dropped",
      () => supergraphs.guarded,
      /^it needs "authenticated", which this gateway does not have$/,
    ],
    [
      "that leads nowhere",
      () => supergraphs.second.replaceAll(/http:[^"]+/g, ""),
      /^it does not say where "products" answers$/,
    ],
  ])("%s is refused: the last good one goes on, and /ready says why", async (_what, text, why) => {
    const router = await startSmallRouter(supergraphs.first);
    const before = (await router.ready()).body.supergraph;

    await router.publish(text());
    await router.look();
    await router.look();

    expect(await router.ask(BOTH)).toEqual({ data: { products: [one, two] } });
    expect(before).toMatchObject({ refused: null });
    expect((await router.ready()).body).toMatchObject({
      ready: true,
      supergraph: {
        ...(before as object),
        refused: { name: "supergraph.graphql", why: expect.stringMatching(why) },
      },
    });
    expect(router.logLines.filter((line) => line.includes("a supergraph is refused"))).toHaveLength(
      1,
    );
  });

  it("fails no request while fifty of them follow each other", async () => {
    const router = await startSmallRouter(supergraphs.first);
    const answers: unknown[] = [];
    let isOver = false;
    const clients = Array.from({ length: 4 }, async () => {
      while (!isOver) answers.push(await router.ask(BOTH));
    });

    for (let count = 0; count < 50; count += 1) {
      const answered = answers.length;
      const text = count % 2 === 0 ? supergraphs.second : supergraphs.first;
      await router.publish(`# ${count}\n${text}`);
      await router.look();
      await vi.waitUntil(() => answers.length > answered + 2, { timeout: 10_000, interval: 1 });
    }
    isOver = true;
    await Promise.all(clients);

    const good = JSON.stringify({ data: { products: [one, two] } });
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.filter((answer) => JSON.stringify(answer) !== good)).toEqual([]);
    const served = router.logLines.filter((line) => line.includes("a supergraph is served"));
    expect(served.length).toBe(51);
  }, 60_000);
});

describe("npm run gateway", () => {
  const run = async (argv: string[], environment: Record<string, string> = {}) => {
    const said: string[] = [];
    const stop = new AbortController();
    const exitCode = await runGatewayCommand(argv, {
      out: (text) => {
        said.push(text);
        stop.abort();
      },
      err: (text) => void said.push(text),
      signal: stop.signal,
      environment: () => environment,
    });
    return { exitCode, said: said.join("") };
  };

  it("says where it answers, and ends when it is told to", async () => {
    const router = await startSmallRouter(supergraphs.first);
    const file = router.file;

    expect(await run(["--supergraph", file, "--port", "0"])).toEqual({
      exitCode: 0,
      said: expect.stringMatching(/^the gateway answers at http:\/\/127\.0\.0\.1:\d+\/graphql\n$/),
    });
  });

  it("says what is missing", async () => {
    expect(await run([])).toEqual({
      exitCode: 2,
      said: "Which supergraph? Give --supergraph, or set SUPERGRAPH.\n",
    });
    expect(await run([], { SUPERGRAPH: "/none.graphql" })).toEqual({
      exitCode: 1,
      said: "The supergraph of /none.graphql cannot be served: there is no such file or directory. Mend that and start again, or choose another file, directory of <version>.graphql files or http(s) address: --supergraph, or SUPERGRAPH.\n",
    });
  });

  it("says of an address what it answered, and of a port that it is taken", async () => {
    const router = await startSmallRouter(supergraphs.first);
    const { host, port } = new URL(router.address);

    const nothing = await run(["--supergraph", `${router.address}/nothing?key=secret`]);
    const taken = await run(["--supergraph", router.file, "--port", port]);
    const metrics = await run(["--supergraph", router.file], { METRICS_PORT: port });

    expect(nothing).toEqual({
      exitCode: 1,
      said: expect.stringMatching(
        `^The supergraph of ${host} cannot be served: it answered with status 404\\. Mend that`,
      ),
    });
    expect(taken).toEqual({
      exitCode: 1,
      said: `Port ${port} is in use. Stop what listens there, or choose another one: --port 4001.\n`,
    });
    expect(metrics).toEqual({
      exitCode: 1,
      said: `Port ${port} of METRICS_PORT is in use. Stop what listens there, or choose another one: METRICS_PORT=0 takes any that is free.\n`,
    });
  });
});
