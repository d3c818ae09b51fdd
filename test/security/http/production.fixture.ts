import { expect } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { startGraph } from "../../graph.js";

type Variables = Parameters<typeof httpSettings>[1];

/** The graph as production serves it, with these variables set. */
export async function startProduction(variables: Variables = {}) {
  const graph = await startGraph({ http: httpSettings("production", variables) });
  const url = `${graph.address}/graphql`;

  /** What a client without a token gets for a request to /graphql: the status, and the body as far as it is JSON. */
  async function fetchGraph(search: string, init: RequestInit) {
    const response = await fetch(`${url}${search}`, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  }

  return {
    ...graph,
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetchGraph("", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
      fetchGraph(`?${new URLSearchParams(parameters)}`, { headers }),
  };
}

/** A refusal as a client reads it, whole. */
export function refusal(code: string, more: object = {}) {
  return {
    errors: [{ message: expect.any(String), extensions: { code, retryable: false }, ...more }],
  };
}
