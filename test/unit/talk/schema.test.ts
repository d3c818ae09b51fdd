import { assertInterfaceType, isNonNullType } from "graphql";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../subgraphs/kit/remedies/decision.js";
import { remedyOf } from "../../../subgraphs/kit/remedies/programme.js";
import { outageSpan1015 } from "../../../subgraphs/talk/outages/1015/outage-span.js";
import { programme1015 } from "../../../subgraphs/talk/outages/1015.js";
import { decideGiftExpiry } from "../../../subgraphs/talk/remedies/gift-expiry/gift-expiry.rules.js";
import { decideCouncilAward } from "../../../subgraphs/talk/remedies/loss-support/council-award.rules.js";
import { decideLossSupport } from "../../../subgraphs/talk/remedies/loss-support/loss-support.rules.js";
import { decideSubscriptionRelief } from "../../../subgraphs/talk/remedies/subscription-relief/subscription-relief.rules.js";
import { decideVodExtension } from "../../../subgraphs/talk/remedies/vod-extension/vod-extension.rules.js";
import { talk } from "../../../subgraphs/talk/subgraph.js";
import { ownFieldsOf } from "../own-fields.js";

const { schema } = talk.buildSchema();
const { remedies } = programme1015;

const PERIOD = { startedAt: "2022-10-01T00:00:00+09:00", endsAt: "2022-10-31T00:00:00+09:00" };
const lossSupport = decideLossSupport(250_000);

/** One decision in the beneficiary's favour for every rule whose facts a grant shows. */
const decisions: [remedyId: string, Decision | undefined][] = [
  [
    "T7",
    decideSubscriptionRelief(
      { service: "EMOTICON_PLUS", paymentChannel: "WEB", ...PERIOD },
      outageSpan1015,
    ).decision,
  ],
  [
    "T9b",
    decideSubscriptionRelief(
      { service: "TALK_DRAWER", paymentChannel: "IN_APP", ...PERIOD },
      outageSpan1015,
    ).decision,
  ],
  ["T10", decideGiftExpiry([{ expiresAt: "2022-10-16T00:00:00+09:00" }], outageSpan1015)],
  [
    "T12",
    decideVodExtension(
      [{ purchasedAt: PERIOD.startedAt, expiresAt: PERIOD.endsAt }],
      outageSpan1015,
    ),
  ],
  ["B1", lossSupport.outcome === "FIXED" ? lossSupport.decision : undefined],
  ["B3", decideCouncilAward(4_000_000, 1_000_000)],
];

/** Everything a remedy or a rule says, by the type of the grants it can show on. */
function shownOn(grantType: string): Set<string> {
  const details = remedies.filter((remedy) => remedy.grantType === grantType);
  const decided = decisions.filter(([id]) => remedyOf(programme1015, id).grantType === grantType);
  return new Set([
    ...details.flatMap((remedy) => Object.keys(remedy.details)),
    ...decided.flatMap(([, decision]) => Object.keys(decision?.reason.inputs ?? {})),
  ]);
}

const grantTypes = [...new Set(remedies.map(({ grantType }) => grantType))];

describe("Talk's schema", () => {
  it("has a type of its own for the grants of every remedy, and no other", () => {
    const grant = assertInterfaceType(schema.getType("Grant"));
    const implementing = schema.getPossibleTypes(grant).map(({ name }) => name);

    expect(implementing.sort()).toEqual(grantTypes.sort());
  });

  it("fills every own field of a grant from its remedy or from the rule that decided", () => {
    const unfilled = grantTypes.flatMap((type) =>
      ownFieldsOf(schema, type).flatMap(({ name }) =>
        shownOn(type).has(name) ? [] : [`${type}.${name}`],
      ),
    );

    expect(unfilled).toEqual([]);
  });

  it("lets an own field be strict only where every remedy of the type names it", () => {
    const strict = grantTypes.flatMap((type) =>
      ownFieldsOf(schema, type)
        .filter((field) => isNonNullType(field.type))
        .map(({ name }) => ({ type, name })),
    );
    const unnamed = strict.filter(({ type, name }) =>
      remedies.some(({ grantType, details }) => grantType === type && details[name] == null),
    );

    expect(unnamed).toEqual([]);
    expect(strict.map(({ name }) => name).sort()).toEqual([
      "emoticonName",
      "passName",
      "service",
      "shop",
    ]);
  });

  it("shows every detail of every remedy", () => {
    const hidden = remedies.flatMap(({ id, grantType, details }) => {
      const shown = new Set(ownFieldsOf(schema, grantType).map(({ name }) => name));
      return Object.keys(details).flatMap((name) => (shown.has(name) ? [] : [`${id}.${name}`]));
    });

    expect(hidden).toEqual([]);
  });
});
