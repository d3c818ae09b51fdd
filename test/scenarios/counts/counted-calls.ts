import { openSubgraphCalls } from "../../../gateway/subgraph-call/subgraph-calls.js";

/** One call to a subgraph, as a step of a plan made it. */
export type CountedCall = {
  subgraph: string;
  /** From 1: those of a round are under way at once, and those of the next one wait for them. */
  round: number;
  /** Of the subgraph's answer, as JSON. */
  bytes: number;
};

/** Counts the calls of one request after another: of two at once, it would not know whose a call is. */
export function countCalls() {
  let calls: CountedCall[] = [];
  let underWay = 0;

  const openCalls: typeof openSubgraphCalls = (...parts) => {
    const opened = openSubgraphCalls(...parts);
    return {
      ...opened,
      async call(subgraph, request, context) {
        const round = (calls.at(-1)?.round ?? 0) + (underWay === 0 ? 1 : 0);
        const counted = { subgraph, round, bytes: 0 };
        calls.push(counted);
        underWay += 1;
        try {
          const answer = await opened.call(subgraph, request, context);
          counted.bytes = Buffer.byteLength(JSON.stringify(answer));
          return answer;
        } finally {
          underWay -= 1;
        }
      },
    };
  };

  return {
    openCalls,
    /** Every call since the last time, in the order in which they were made. */
    takeCalls(): CountedCall[] {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}
