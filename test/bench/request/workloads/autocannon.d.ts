/** The part of autocannon that the bench uses; it comes without types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  export type Request = {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called before each sending; gives what is sent. */
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  };

  /** One connection. */
  export type Client = { setRequests(requests: Request[]): void };

  export type Options = {
    url: string;
    connections: number;
    /** Requests in all, shared out over the connections. */
    amount: number;
    /** Requests a second, of all connections together. */
    overallRate?: number;
    /** What every connection sends in turn. */
    requests?: Request[];
    /** How often it looks whether it is done, in milliseconds. */
    sampleInt?: number;
    setupClient?: (client: Client) => void;
  };

  /** Of one run. */
  export type Result = { errors: number; timeouts: number; non2xx: number };

  export type Run = EventEmitter & PromiseLike<Result> & { stop(): void };

  // biome-ignore lint/style/noDefaultExport: it is how autocannon is exported
  export default function autocannon(options: Options): Run;
}
