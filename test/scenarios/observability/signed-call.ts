import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { createRequestSigner } from "../../../gateway/subgraph-call/signed-http.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import {
  parseSigningKeys,
  type SigningKey,
} from "../../../subgraphs/kit/signature/signing-keys.js";
import { AGENT, DEMO_INSTANT } from "../../demo.js";

const BODY = JSON.stringify({
  query: `query ($asked: [_Any!]!) {
    _entities(representations: $asked) { ... on Compensation { talk { sums { won } } } }
  }`,
  variables: {
    asked: [{ __typename: "Compensation", outageId: "1015", beneficiaryId: DEMO.bakery }],
  },
});

/** What Talk answers to it. */
export const ANSWER = expect.stringContaining('{"data":{"_entities":[{"talk":{"sums":');

/** A gateway's call to Talk, as often as it is asked for, each time signed anew. */
export type TalkCaller = {
  key: SigningKey;
  /** The key as TALK_SIGNING_KEYS. */
  keyText: string;
  callTo(url: URL): { method: "POST"; headers: Record<string, string>; body: string };
};

export function talkCaller(): TalkCaller {
  const keyText = `test:${randomBytes(32).toString("base64")}`;
  const key = parseSigningKeys(keyText)?.[0];
  if (!key) throw new Error("that is no key");
  const sign = createRequestSigner(key, () => new Date());
  const request = { now: DEMO_INSTANT };
  return {
    key,
    keyText,
    callTo: (url) => sign({ subgraph: "talk", url, viewer: AGENT, request, body: BODY }),
  };
}
