import { graphError } from "../../kit/errors/graph-error.js";

const FORM = /^(usr|ptn)_[A-Za-z0-9_-]{1,100}$/;

/** True when the text has the form of a user's or partner's id. */
export function isBeneficiaryId(text: string): boolean {
  return FORM.test(text);
}

/** @throws BAD_USER_INPUT when the text is not an id of that sort */
export function requireId(text: string, sort: "user" | "partner"): string {
  const prefix = sort === "user" ? "usr_" : "ptn_";
  if (!isBeneficiaryId(text) || !text.startsWith(prefix)) {
    throw graphError("BAD_USER_INPUT", {
      message: `A ${sort}'s id starts with ${prefix} followed by letters, digits or _, for example ${prefix}demo_${sort === "user" ? "web" : "bakery"}.`,
    });
  }
  return text;
}
