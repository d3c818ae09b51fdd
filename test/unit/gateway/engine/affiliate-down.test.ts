import { readFile } from "node:fs/promises";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../../gateway/engine/engine.js";
import { projectFile } from "../../../../gateway/project-files.js";
import { createCallPolicy } from "../../../../gateway/subgraph-call/call-policy.js";
import { callSubgraph } from "../../../../gateway/subgraph-call/call-subgraph.js";
import { gatewayContext } from "../../../../gateway/subgraph-call/subgraph-call.js";
import { AGENT, DEMO_INSTANT } from "../../../demo.js";

const supergraph = await readFile(projectFile("schema", "supergraph.graphql"), "utf8");

const UNAVAILABLE = "계열사 시스템이 응답하지 않습니다. An affiliate is not available.";

/** Runs a query with a directory that answers as given and affiliates that are all down. */
async function withAffiliatesDown(query: string, directory: Record<string, unknown>) {
  const asked: string[] = [];
  const engine = createEngine(supergraph, (name, request, context) => {
    asked.push(name);
    return callSubgraph(
      {
        name,
        affiliate: name === "directory" ? null : "TALK",
        deadlineMs: 1_000,
        policy: createCallPolicy({ concurrency: 10, retries: false }),
        transport: async () => {
          if (name !== "directory") throw new Error("down");
          return { data: directory };
        },
      },
      request,
      context,
      () => undefined,
    );
  });
  const { executor } = await engine.load({} as never);
  if (!executor) throw new Error("the engine gave no executor");
  const { data, errors } = await executor({
    document: parse(query),
    request: { query },
    context: gatewayContext({ viewer: AGENT, now: DEMO_INSTANT }),
  } as never);
  return { asked, answer: JSON.parse(JSON.stringify({ data, errors })) };
}

describe("an affiliate that is down", () => {
  it("says so at every place where it was asked for, also when one request asks it for several kinds of things", async () => {
    const compensation = {
      __typename: "Compensation",
      outageId: "1015",
      beneficiaryId: "ptn_a",
    };

    const { asked, answer } = await withAffiliatesDown(
      `{
        partner(id: "ptn_a") { compensation(outageId: "1015") { talk { sums { won } } } }
        outage(id: "1015") { programme: talk { remedies { id } } }
      }`,
      {
        partner: { __typename: "Partner", id: "ptn_a", compensation },
        outage: { __typename: "Outage", id: "1015" },
      },
    );

    expect(asked).toEqual(["directory", "talk"]);
    expect(answer.data).toEqual({
      partner: { compensation: { talk: null } },
      outage: { programme: null },
    });
    expect(answer.errors).toHaveLength(2);
    for (const path of [
      ["partner", "compensation", "talk"],
      ["outage", "programme"],
    ]) {
      expect(answer.errors).toContainEqual({
        message: UNAVAILABLE,
        path,
        extensions: { code: "AFFILIATE_UNAVAILABLE", affiliate: "TALK" },
      });
    }
  });
});
