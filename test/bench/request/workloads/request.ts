import { randomBytes } from "node:crypto";

/** A request as it is sent to every server: the same bytes, but for `FRESH`. */
export type GraphRequest = { body: string; token: string | null };

/** In a variable, stands for a text that no other request has: it is put in when the request is sent. */
export const FRESH = "fresh!";

const madeHere = randomBytes(8).toString("hex");
let made = 0;

/** A request's body with what is to be its own alone. */
export function bodyToSend({ body }: GraphRequest): string {
  if (!body.includes(FRESH)) return body;
  made += 1;
  return body.replaceAll(FRESH, `${madeHere}-${made}`);
}
