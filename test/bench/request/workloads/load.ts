import autocannon from "autocannon";
import { quantile } from "../../statistics.js";
import { carryOutOrders } from "../process/child-program.js";
import { bodyToSend, type GraphRequest } from "./request.js";

/** What the load generator is told: what to send from now on, then how often and whither. */
export type LoadOrder =
  | { requests: readonly GraphRequest[]; holds: string }
  | { address: string; connections: number; amount: number };

/** What came of one run. */
export type LoadFigures = {
  requestsPerSecond: number;
  /** Milliseconds from sending a request to the end of its answer. */
  latencyMs: { p50: number; p99: number };
  /** Of an answer with its headers, on average. */
  bytes: number;
};

let requests: readonly GraphRequest[] = [];
/** What every good answer holds. */
let holds = "";
/** The runs go on where the one before them ended, so that the same person is not asked for again soon. */
let sent = 0;

carryOutOrders<LoadOrder>(
  async (order) => {
    if ("requests" in order) {
      ({ requests, holds } = order);
      return null;
    }
    return load(order);
  },
  async () => undefined,
);

async function load({
  address,
  connections,
  amount,
}: Extract<LoadOrder, { address: string }>): Promise<LoadFigures> {
  const latencies: number[] = [];
  let bytes = 0;
  let failed: string | undefined;
  let startedAt = 0;
  let endedAt = 0;
  // Each connection keeps to its own part of the requests, as each agent keeps to their own screen.
  let connection = 0;
  const first = sent - (sent % connections);
  sent = first + amount;

  const run = autocannon({
    url: address,
    connections,
    amount,
    sampleInt: 20,
    setupClient(client) {
      let next = first + connection;
      connection += 1;
      client.setRequests([
        {
          method: "POST",
          path: "/graphql",
          setupRequest(request) {
            if (startedAt === 0) startedAt = performance.now();
            const asked = requests[next % requests.length] as GraphRequest;
            next += connections;
            const { token } = asked;
            const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
            return {
              ...request,
              headers: { "content-type": "application/json", ...authorization },
              body: bodyToSend(asked),
            };
          },
          onResponse(_status, body) {
            if (body.includes('"errors":') || !body.includes(holds)) failed ??= body;
          },
        },
      ]);
    },
  });
  run.on("response", (_client: unknown, _status: number, size: number, ms: number) => {
    latencies.push(ms);
    bytes += size;
    endedAt = performance.now();
  });
  const { errors, timeouts, non2xx } = await run;
  if (failed) throw new Error(`an answer is not what was asked for: ${failed.slice(0, 500)}`);
  if (errors + timeouts + non2xx > 0 || latencies.length !== amount) {
    throw new Error(
      `${latencies.length} of ${amount} answered; ${errors} errors, ${timeouts} timeouts, ${non2xx} not 2xx`,
    );
  }
  return {
    requestsPerSecond: (amount * 1_000) / (endedAt - startedAt),
    latencyMs: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    bytes: bytes / amount,
  };
}
