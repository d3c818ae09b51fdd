import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { outages } from "../../../../../subgraphs/directory/outages/outages.js";
import {
  type BeneficiaryRow,
  beneficiariesById,
  beneficiariesByName,
} from "../../../../../subgraphs/directory/people/beneficiaries.repository.js";
import { entertainmentFacts } from "../../../../../subgraphs/entertainment/facts.repository.js";
import { gamesFacts } from "../../../../../subgraphs/games/facts.repository.js";
import type { Database } from "../../../../../subgraphs/kit/database/connection.js";
import { positionOf } from "../../../../../subgraphs/kit/paging.js";
import { sliceStatements } from "../../../../../subgraphs/kit/slice/slice.query.js";
import { mobilityFacts } from "../../../../../subgraphs/mobility/facts.repository.js";
import { payFacts } from "../../../../../subgraphs/pay/facts.repository.js";
import { talkFacts } from "../../../../../subgraphs/talk/facts.repository.js";
import type { BenchServer } from "../bench-server.types.js";

/** The statement that each affiliate's slices are read with. */
const SLICES = Object.entries({
  talk: talkFacts,
  mobility: mobilityFacts,
  games: gamesFacts,
  entertainment: entertainmentFacts,
  pay: payFacts,
}).map(([name, facts]) => ({ name, statement: sliceStatements(facts).any }));

type Asked = { operationName: string; variables: Record<string, unknown> };
type DatabaseOf = (subgraph: string) => Database;

/**
 * No GraphQL, no rules, no framework: it checks the token, sends the statements that our gateway sends for the same
 * request, all that can be at once, and writes one of our gateway's answers as JSON.
 */
export const bareEndpoint: BenchServer = {
  async start({ identity, databaseOf }) {
    const answers = new Map<string, unknown>();
    const server = createServer(async (request, response) => {
      const { status, body } = await answerTo(request).catch((error) => failed(500, error));
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });

    async function answerTo(request: IncomingMessage) {
      try {
        await identity.verify(request.headers.authorization);
      } catch (error) {
        return failed(401, error);
      }
      const asked = JSON.parse(await bodyOf(request)) as Asked;
      await read(databaseOf, asked);
      return { status: 200, body: JSON.stringify({ data: answers.get(asked.operationName) }) };
    }

    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://127.0.0.1:${port}`,
      echo: (operation, data) => void answers.set(operation, data),
      async close() {
        server.close();
        server.closeAllConnections();
      },
    };
  },
};

function failed(status: number, error: unknown) {
  return { status, body: JSON.stringify({ errors: [{ message: String(error) }] }) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The statements of the workloads; they answer for one person, but for the search. */
async function read(databaseOf: DatabaseOf, { operationName, variables }: Asked): Promise<void> {
  const directory = databaseOf("directory");
  if (operationName === "SearchWithTotals") {
    const { query, first, after } = variables as { query: string; first: number; after: string };
    const [sortName = "", id = ""] = positionOf(after, 2) ?? [];
    const limit = first + 1;
    const found = await beneficiariesByName(directory, query, { sortName, id }, limit);
    await readSlices(databaseOf, found.slice(0, first));
    return;
  }
  const { id } = variables as { id: string };
  await Promise.all([beneficiariesById(directory, [id]), readSlices(databaseOf, [{ id }])]);
}

async function readSlices(
  databaseOf: DatabaseOf,
  people: readonly Pick<BeneficiaryRow, "id">[],
): Promise<void> {
  const pairs = people.flatMap(({ id }) => outages.map((outage) => [outage.id, id] as const));
  const outageIds = pairs.map(([outageId]) => outageId);
  const ids = pairs.map(([, id]) => id);
  await Promise.all(
    SLICES.map(({ name, statement }) => databaseOf(name).prepared(statement, [outageIds, ids])),
  );
}
