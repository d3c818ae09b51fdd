import { bodyToSend, type GraphRequest } from "./request.js";

export type Answer = { response: Response; text: string };

/** Sends one request, to see what comes back. */
export async function send(
  { address }: { address: string },
  request: GraphRequest,
): Promise<Answer> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${request.token}` },
    body: bodyToSend(request),
  });
  return { response, text: await response.text() };
}

/** The same with the claims of its token and the signature of none. */
export function forged({ body, token }: GraphRequest): GraphRequest {
  const [header, claims, signature = ""] = (token ?? "").split(".");
  return { body, token: [header, claims, [...signature].reverse().join("")].join(".") };
}
