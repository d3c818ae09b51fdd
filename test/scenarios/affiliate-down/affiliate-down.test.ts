import { describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();

const QUERY = /* GraphQL */ `
  query ($id: ID!) {
    partner(id: $id) {
      id
      compensation(outageId: "1015") {
        total { received cash offered isComplete missing sources { affiliate state } }
        timeline { missing nodes { affiliate } }
        talk { sums { won } }
        mobility { sums { won } }
        games { sums { won } }
        entertainment { sums { won } }
        pay { sums { won } }
      }
    }
  }
`;

const ALL = affiliateEntries.map(({ name, affiliate }) => ({ name, affiliate }));
const PAIRS = ALL.flatMap((first, index) => ALL.slice(index + 1).map((second) => [first, second]));
const CASES = [...ALL.map((one) => [one]), ...PAIRS, ALL];

/** What each affiliate gives the PC bang in won, by standing: what is left when the others are down. */
const FROM_TALK = { received: 30_000, cash: 30_000, offered: 50_000 };
const NOTHING = { received: 0, cash: 0, offered: 0 };

describe("with affiliates down, the rest is shown, the total says who is missing, and nothing leaks", () => {
  it.each(CASES.map((down) => [down.map(({ name }) => name).join(" and "), down] as const))(
    "%s",
    async (_names, down) => {
      graph.takeDown(down.map(({ name }) => name));
      const missing = down.map(({ affiliate }) => affiliate);
      const isUp = (affiliate: string) => !missing.some((other) => other === affiliate);

      const { status, data, errors } = await graph.ask(QUERY, {
        as: AGENT,
        variables: { id: DEMO.pcBang },
      });

      const { total, timeline, ...slices } = data.partner.compensation;
      expect(status).toBe(200);
      expect(total).toEqual({
        ...(isUp("TALK") ? FROM_TALK : NOTHING),
        isComplete: false,
        missing,
        sources: ALL.map(({ affiliate }) => ({
          affiliate,
          state: isUp(affiliate) ? "OK" : "UNAVAILABLE",
        })),
      });
      expect(timeline.missing).toEqual(missing);
      for (const { name, affiliate } of ALL) {
        expect(slices[name] === null).toBe(!isUp(affiliate));
      }
      expect(errors).toEqual(
        down.map(({ name, affiliate }) => ({
          message: "계열사 시스템이 응답하지 않습니다. An affiliate is not available.",
          path: ["partner", "compensation", name],
          extensions: { code: "AFFILIATE_UNAVAILABLE", retryable: true, affiliate },
        })),
      );
      expect(JSON.stringify({ data, errors })).not.toMatch(
        /127\.0\.0\.1|ECONNREFUSED|postgres|select |node_modules|\.ts/i,
      );
    },
  );
});

describe("with the directory down", () => {
  it("a person cannot be looked up, and the answer says that and no more", async () => {
    graph.takeDown(["directory"]);

    const answer = await graph.ask(QUERY, { as: AGENT, variables: { id: DEMO.pcBang } });

    expect(answer).toEqual({
      status: 200,
      data: { partner: null },
      errors: [
        {
          message:
            "이용자·파트너 정보를 지금 조회할 수 없습니다. 잠시 후 다시 시도하세요. Users and partners cannot be looked up at the moment: try again shortly.",
          path: ["partner"],
          extensions: { code: "DIRECTORY_UNAVAILABLE", retryable: true },
        },
      ],
    });
  });

  it("the gateway says that it is not ready, and which part is missing", async () => {
    graph.takeDown(["directory", "pay"]);

    const response = await fetch(`${graph.address}/ready`);

    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 503,
      body: {
        ready: false,
        why: ["the directory does not answer"],
        supergraph: {
          version: expect.stringMatching(/^[0-9a-f]{16}$/),
          loadedAt: expect.any(String),
          refused: null,
          drifting: [],
        },
        subgraphs: {
          directory: "unreachable",
          talk: "ok",
          mobility: "ok",
          games: "ok",
          entertainment: "ok",
          pay: "unreachable",
        },
      },
    });
  });
});
