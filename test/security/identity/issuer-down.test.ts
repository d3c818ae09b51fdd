import { describe, expect, it } from "vitest";
import { startAttackedGraph } from "./attacked-graph.fixture.js";

const graph = await startAttackedGraph();

describe("while the issuer's keys cannot be had", () => {
  it("a token is neither good nor bad, and nobody is let in", async () => {
    graph.provider.answer((request) => request.destroy());
    const token = await graph.token({ sub: "agt_1", scope: "compensation:read:any" });

    const answer = await graph.askWho({ authorization: `Bearer ${token}` });

    expect(answer).toEqual({
      status: 503,
      challenge: undefined,
      body: {
        errors: [
          {
            message: "지금은 토큰을 확인할 수 없습니다. Tokens cannot be checked at the moment.",
            extensions: { code: "IDENTITY_UNAVAILABLE", retryable: true },
          },
        ],
      },
    });
    const errors = graph.logLines
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level >= 50);
    expect(errors).toMatchObject([
      { msg: "tokens cannot be checked", err: { type: "SocketError" } },
    ]);
    expect(graph.logLines.join()).not.toContain(token.slice(-40));
  });

  it("whoever comes without a token is still nobody in particular", async () => {
    expect(await graph.askWho()).toEqual({
      status: 200,
      challenge: undefined,
      body: { data: { viewer: { role: "ANONYMOUS", id: null, affiliate: null } } },
    });
  });
});
