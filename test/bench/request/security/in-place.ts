import { withConnection } from "../../../../subgraphs/kit/database/connection.js";
import { UNSEALED_NUMBER } from "../servers/left-out.js";
import type { RunningServer } from "../servers/running-server.js";
import { type Answer, forged, send } from "../workloads/ask.js";
import type { GraphRequest } from "../workloads/request.js";
import type { SecurityPart } from "./security-part.js";

/** A part and how a server shows that it has it. That requests are counted cannot be seen from outside. */
type Sign = { part: SecurityPart; shows(): Promise<boolean> };

/**
 * Proves that a server has these parts and no others: one that left out more than it says would look fast.
 * @param request about a partner with a business number
 * @param directoryUrl the directory's database, under its owner role
 * @returns the data of its answer, for comparison with the others'; what stands for the business number is the same in all of them
 * @throws Error naming the part
 */
export async function expectInPlace(
  server: RunningServer,
  parts: ReadonlySet<SecurityPart>,
  request: GraphRequest,
  directoryUrl: string,
): Promise<string> {
  const untrusted = JSON.stringify({ query: "{ __typename }" });
  const recordedBefore = await recordedIn(directoryUrl);
  const { response, text } = await send(server, request);
  if (response.status !== 200 || text.includes('"errors":')) {
    throw new Error(`${server.name} answers ${response.status}: ${text.slice(0, 500)}`);
  }
  const recorded = (await recordedIn(directoryUrl)) - recordedBefore;
  const signs: Sign[] = [
    { part: "token", shows: async () => refused(await send(server, forged(request))) },
    {
      part: "limits",
      shows: async () => refused(await send(server, { ...request, body: untrusted })),
    },
    { part: "headers", shows: async () => response.headers.has("content-security-policy") },
    { part: "audit", shows: async () => recorded === 1 },
    { part: "sealing", shows: async () => !text.includes(UNSEALED_NUMBER) },
  ];
  for (const { part, shows } of signs) {
    if ((await shows()) === parts.has(part)) continue;
    throw new Error(`${server.name} ${parts.has(part) ? "lacks" : "has"} ${part}`);
  }
  const { data } = JSON.parse(text) as { data: unknown };
  return JSON.stringify(data).replace(/"businessNumber":"[^"]*"/, '"businessNumber":""');
}

function refused({ response }: Answer): boolean {
  return response.status >= 400 && response.status < 500;
}

/** How much is on record of the bench's agents. */
function recordedIn(directoryUrl: string): Promise<number> {
  return withConnection(directoryUrl, async (sql) => {
    const [row] = await sql<{ recorded: string }[]>`
      select coalesce(sum(sequence), 0) as "recorded" from audit_heads
      where chain like 'agt\\_bench\\_%'`;
    return Number(row?.recorded);
  });
}
