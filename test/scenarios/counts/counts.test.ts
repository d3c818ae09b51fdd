import { expect, it } from "vitest";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { businesses } from "../../../subgraphs/talk/tables.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";
import { startGraph, type TestGraph, type TestGraphOptions } from "../../graph.js";
import { countCalls } from "./counted-calls.js";
import { countsText, type OperationCounts } from "./counts-text.js";

const operations = new Map(
  (await readSavedOperations(projectFile("schema", "operations"))).map((saved) => [
    saved.name,
    saved,
  ]),
);

/** The one thing in an answer that the clock decides: how long each affiliate took, in `extensions.sources`. */
const MILLISECONDS = /"ms":\d+/g;

/** A graph, and what answering a saved operation takes of it. */
async function startCounted(options: TestGraphOptions = {}) {
  const { openCalls, takeCalls } = countCalls();
  const graph = await startGraph({ ...options, openCalls });

  async function countsOf(name: string, as: IdentifiedViewer): Promise<OperationCounts> {
    const { text = "", variables = {} } = operations.get(name) ?? {};
    // An agent's first request to a process also finds out where the agent's record ends.
    await graph.ask(`{ partner(id: "ptn_demo_bakery") { id } }`, { as });
    graph.takeStatements();
    takeCalls();
    const answer = await answerOf(graph, as, { query: text, variables });
    const statements: Record<string, number> = {};
    for (const statement of graph.takeStatements()) {
      const subgraph = statement.slice(0, statement.indexOf(":"));
      statements[subgraph] = (statements[subgraph] ?? 0) + 1;
    }
    const answerBytes = Buffer.byteLength(answer.replaceAll(MILLISECONDS, '"ms":0'));
    return { answerBytes, calls: takeCalls(), statements };
  }

  return { graph, countsOf };
}

/** @throws Error for an answer with an error or a refusal: its counts would be of something else */
async function answerOf(graph: TestGraph, as: IdentifiedViewer, body: object): Promise<string> {
  const response = await fetch(`${graph.address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await graph.token(as)}`,
    },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (/"errors":|Refused"/.test(answer)) throw new Error(answer);
  return answer;
}

const { graph, countsOf } = await startCounted();
/** Over a cluster, where one shard is asked for one person: what a list would cost without one statement for all. */
const apart = await startCounted({ isDistributed: true });

/** Above the counts in their file, for whoever sees the test fail. */
const HOW_TO_CHANGE = `\
What the main operations cost, in counts that no machine changes: the calls to subgraphs, those of a line at once and each
line after the one before, with the bytes of their answers; the SQL statements; the bytes of the whole answer. All over the
demo's documented people.

A change that costs more fails here, whatever the clock says. Where it is meant, write the file anew and let the commit say
why each line is worth it:

  npx vitest run --project scenarios test/scenarios/counts --update

Bytes move with texts and demo data, and need no reason but that; another call, round or statement does.`;

it("the main operations take the calls, rounds, statements and bytes that were agreed on, and no more", async () => {
  const user: IdentifiedViewer = { role: "user", id: "usr_demo_web" };
  const taker: IdentifiedViewer = { role: "user", id: "usr_demo_inapp" };
  await graph.asOwner("talk", ({ db }) =>
    db.insert(businesses).values({ beneficiaryId: "ptn_demo_merchant", smallBusiness: true }),
  );

  const counted: [string, string, IdentifiedViewer][] = [
    ["PartnerPackage", "a partner's full package, for an agent", AGENT],
    ["CompensationTotal", "a partner's total, for an agent", AGENT],
    ["OwnCompensation", "a user's own compensation", user],
    ["SearchWithTotals", "everybody in the demo with their totals, for an agent", AGENT],
    ["FileTalkClaim", "a claim filed by an agent", AGENT],
  ];
  const texts: string[] = [];
  for (const [name, title, as] of counted) {
    texts.push(countsText(`${name}: ${title}`, await countsOf(name, as)));
  }
  graph.setNow(new Date("2023-01-06T10:00:00+09:00"));
  const take = await countsOf("TakeTalkDrawerPass", taker);
  graph.setNow(DEMO_INSTANT);
  texts.push(countsText("TakeTalkDrawerPass: a pass of few, taken by a user", take));

  const file = [HOW_TO_CHANGE, ...texts].join("\n\n");
  await expect(`${file}\n`).toMatchFileSnapshot("counts.txt");
});

it("a list that asks for each of its people by itself is told by the counts", async () => {
  const together = await countsOf("SearchWithTotals", AGENT);
  const each = await apart.countsOf("SearchWithTotals", AGENT);

  expect(together.statements.talk).toBe(1);
  expect(each.statements.talk).toBe(13);
  expect(countsText("", each)).not.toBe(countsText("", together));
});

it.each<[string, Partial<OperationCounts>]>([
  ["a byte", { answerBytes: 11 }],
  ["a statement", { statements: { directory: 1, talk: 2 } }],
  ["a statement elsewhere", { statements: { directory: 1, talk: 1, pay: 1 } }],
  [
    "a call",
    {
      calls: [
        { subgraph: "directory", round: 1, bytes: 5 },
        { subgraph: "talk", round: 1, bytes: 5 },
      ],
    },
  ],
  [
    "a round",
    {
      calls: [
        { subgraph: "directory", round: 1, bytes: 5 },
        { subgraph: "directory", round: 2, bytes: 5 },
      ],
    },
  ],
])("%s more is another text", (_what, more) => {
  const counts = {
    answerBytes: 10,
    calls: [{ subgraph: "directory", round: 1, bytes: 5 }],
    statements: { directory: 1, talk: 1 },
  };

  expect(countsText("", { ...counts, ...more })).not.toBe(countsText("", counts));
});
