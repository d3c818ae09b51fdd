import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { LONGEST_TEXT } from "../../../subgraphs/kit/input/text.rules.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { serveAffiliate } from "../../integration/conformance/served-affiliate.js";
import { UNKEPT } from "./attack-texts.js";

const definitions = await Promise.all(affiliateEntries.map(({ load }) => load()));
const served = await Promise.all([directory, ...definitions].map(serveAffiliate));

const BY_KEY = `query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }`;

const refused = (message: string) => ({
  status: 200,
  body: {
    data: { _entities: [null] },
    errors: [
      {
        message,
        path: ["_entities", 0],
        extensions: { code: "BAD_USER_INPUT", retryable: false },
      },
    ],
  },
});

describe.each(served)(
  "$definition.name on its own server, behind any router",
  ({ ask, ...own }) => {
    const key = { __typename: "Compensation", outageId: "1015", beneficiaryId: "ptn_demo_bakery" };

    it.each(UNKEPT)("refuses a key with %s, and asks its database nothing", async (_what, text) => {
      own.takeStatements();

      const answer = await ask(BY_KEY, { keys: [{ ...key, beneficiaryId: text }] });

      expect(answer).toEqual(
        refused(
          "beneficiaryId has U+0000 or half of a surrogate pair in it, which are no characters of a text.",
        ),
      );
      expect(own.takeStatements()).toEqual([]);
    });

    it("refuses a key that is longer than a text may be", async () => {
      const answer = await ask(BY_KEY, { keys: [{ ...key, outageId: "1".repeat(5_000) }] });

      expect(answer).toEqual(
        refused(`outageId has 5000 characters; a text has at most ${LONGEST_TEXT}.`),
      );
    });
  },
);
