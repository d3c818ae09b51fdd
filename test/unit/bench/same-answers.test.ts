import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { RunningServer } from "../../bench/request/servers/running-server.js";
import type { ServerName } from "../../bench/request/servers/servers.js";
import { expectSameAnswers } from "../../bench/request/side-by-side/same-answers.js";
import { FRESH, type GraphRequest } from "../../bench/request/workloads/request.js";
import type { WorkloadName } from "../../bench/request/workloads/workloads.js";

const TOKEN = "header.claims.signature";
const REQUESTS: GraphRequest[] = [1, 2].map((id) => ({
  body: JSON.stringify({ variables: { id, key: FRESH } }),
  token: TOKEN,
}));
const READ = ["talk: select grants"];

type Asked = { id: number; key: string };
type Behaviour = {
  answer?: (asked: Asked) => object;
  statements?: readonly string[];
  believesAnybody?: true;
};

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A server over HTTP that answers what it is told to, and what it was given to echo. */
async function running(name: ServerName, behaviour: Behaviour = {}) {
  const { answer = ({ id }) => ({ data: { id } }), statements = READ } = behaviour;
  const echoed: unknown[] = [];
  const server = createServer(async (request, response) => {
    const isSigned = request.headers.authorization === `Bearer ${TOKEN}`;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: Asked };
    response.statusCode = isSigned || behaviour.believesAnybody ? 200 : 401;
    response.end(JSON.stringify(response.statusCode === 200 ? answer(variables) : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const { port } = server.address() as AddressInfo;
  const started: RunningServer = {
    name,
    address: `http://127.0.0.1:${port}`,
    usage: async () => ({ cpuMs: 0, residentMb: 0 }),
    whileWorking: (work) => work(),
    whileWatched: async (work) => ({
      result: await work(),
      statements: REQUESTS.flatMap(() => statements),
    }),
    setClock: async () => undefined,
    echo: async (_operation, data) => void echoed.push(data),
  };
  return { started, echoed };
}

async function compare(
  behaviours: Partial<Record<ServerName, Behaviour>>,
  workload: WorkloadName = "package",
) {
  const servers = await Promise.all(
    Object.entries(behaviours).map(([name, behaviour]) => running(name as ServerName, behaviour)),
  );
  const prepared = {
    workload,
    running: servers.map(({ started }) => started),
    requests: REQUESTS,
    databases: { urls: {}, piiKeys: "" },
  };
  const statements = await expectSameAnswers(prepared);
  return { statements, echoed: servers.map(({ echoed }) => echoed) };
}

describe("before anything is timed", () => {
  it("servers with the same answers and statements pass, and their statements are counted", async () => {
    const audited = [...READ, "directory: begin", "directory: insert into audit_entries"];
    const watched = [...READ, ...READ, "talk: select 1 as answer"];

    const { statements } = await compare({
      embedded: { statements: audited },
      "apollo-gateway": { statements: watched },
    });

    expect([...statements]).toEqual([
      ["embedded", 3],
      ["apollo-gateway", 2],
    ]);
  });

  it("a server with another answer is told with the request", async () => {
    const other = { answer: ({ id }: Asked) => ({ data: { id: id > 1 ? null : id } }) };

    await expect(compare({ embedded: {}, "hand-written": other })).rejects.toThrow(
      `hand-written answers ${REQUESTS[1]?.body} otherwise:\n{"id":null}\n{"id":2}`,
    );
  });

  it("what is made anew for each request may differ, where the workload makes something", async () => {
    const filing = {
      answer: ({ key }: Asked) => ({ data: { __typename: "TalkFileClaimOk", id: key } }),
    };

    await expect(compare({ embedded: filing, "hand-written": filing })).rejects.toThrow(
      "otherwise",
    );
    await expect(
      compare({ embedded: filing, "hand-written": filing }, "mutation"),
    ).resolves.toBeDefined();
  });

  it.each([
    ["has errors", { answer: () => ({ data: {}, errors: [] }) }, "package"],
    ["is an expected no", { answer: () => ({ data: { code: "OUTSIDE_INTAKE" } }) }, "mutation"],
  ] as const)("an answer that %s is no answer", async (_what, behaviour, workload) => {
    await expect(compare({ embedded: behaviour }, workload)).rejects.toThrow(
      "embedded answers 200",
    );
  });

  it("a server that believes a forged token is told", async () => {
    await expect(
      compare({ embedded: {}, "hand-written": { believesAnybody: true } }),
    ).rejects.toThrow("hand-written believes a forged token");
  });

  it.each([
    ["alone sends", [...READ, "pay: select claims"], "hand-written alone sends pay: select claims"],
    ["does not send", [], "hand-written does not send talk: select grants"],
    ["puts on record", [...READ, "talk: audit_entries"], "hand-written alone sends talk: audit_"],
  ])("a server that %s a statement is told", async (_what, statements, message) => {
    await expect(compare({ embedded: {}, "hand-written": { statements } })).rejects.toThrow(
      message,
    );
  });

  it("a server without a domain of its own is given an answer of the usual size", async () => {
    const { echoed } = await compare({
      embedded: { answer: ({ id }) => ({ data: "x".repeat(id * 10) }) },
      bare: { answer: () => ({ data: "whatever" }) },
    });

    expect(echoed).toEqual([[], ["x".repeat(10)]]);
  });
});
