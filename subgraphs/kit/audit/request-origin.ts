import { randomUUID } from "node:crypto";
import { isIP } from "node:net";

/** Where a request came from. */
export type RequestOrigin = {
  /** The client's network address; null when what stands for it is none. */
  address: string | null;
  /** Names the request, in every subgraph that it reaches. */
  requestId: string;
};

/** @param ip as the server tells it, which believes only the proxies that it was told to trust */
export function requestOrigin({ ip }: { ip: string }): RequestOrigin {
  return { address: isIP(ip) === 0 ? null : ip, requestId: `req_${randomUUID()}` };
}
