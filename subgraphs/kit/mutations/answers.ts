import { Field, ObjectType } from "type-graphql";
import { GrantType } from "../contract/grant.types.js";
import type { AffiliateContext } from "../define-affiliate.js";
import type { GraphClass } from "../federated-schema.js";
import { type GrantKey, grantId } from "../slice/grant-id.js";
import type { ClaimView, GrantView, SliceView } from "../slice/views.js";

/** The type of a mutation's good answer, and how its value is read once everything is committed. */
export type AnswerShape<Answer> = {
  /** Makes the type, once its name is known. */
  type(name: string): GraphClass;
  /** The type's own fields; `isReplay` is added. */
  read(answer: Answer, context: AffiliateContext): Promise<object>;
};

/** Whose grants a mutation gave or changed, and which. */
export type GrantsAnswer = {
  outageId: string;
  beneficiaryId: string;
  grants: readonly { remedyId: string; issue: number }[];
};

/** Which claim a mutation filed or changed. */
export type ClaimAnswer = { outageId: string; beneficiaryId: string; claimId: string };

const IS_REPLAY = "True when it had been done before and nothing was written now.";

/** `grant`: the one grant the mutation is about, as it stands now. */
export function grantAnswer(type: () => GraphClass = () => GrantType): AnswerShape<GrantKey> {
  return {
    type: (name) => {
      @ObjectType(name, { description: "It was done." })
      class GrantOk {
        @Field(type as never, { description: "The grant as it stands now." })
        grant!: unknown;
        @Field(() => Boolean, { description: IS_REPLAY })
        isReplay!: boolean;
      }
      return GrantOk;
    },
    read: async (key, context) => ({
      grant: grantOf(await sliceOf(key, context), key),
    }),
  };
}

/** `grants`: all grants the mutation is about, as they stand now. */
export function grantsAnswer(): AnswerShape<GrantsAnswer> {
  return {
    type: (name) => {
      @ObjectType(name, { description: "It was done." })
      class GrantsOk {
        @Field(() => [GrantType], { description: "The grants as they stand now." })
        grants!: GrantType[];
        @Field(() => Boolean, { description: IS_REPLAY })
        isReplay!: boolean;
      }
      return GrantsOk;
    },
    read: async ({ grants, ...key }, context) => {
      const slice = await sliceOf(key, context);
      return { grants: grants.map((grant) => grantOf(slice, { ...key, ...grant })) };
    },
  };
}

/** `claim`: the claim the mutation is about, as it stands now. */
export function claimAnswer(type: () => GraphClass): AnswerShape<ClaimAnswer> {
  return {
    type: (name) => {
      @ObjectType(name, { description: "It was done." })
      class ClaimOk {
        @Field(type as never, { description: "The claim as it stands now." })
        claim!: unknown;
        @Field(() => Boolean, { description: IS_REPLAY })
        isReplay!: boolean;
      }
      return ClaimOk;
    },
    read: async (answer, context) => ({
      claim: claimOf(await sliceOf(answer, context), answer.claimId),
    }),
  };
}

async function sliceOf(
  { outageId, beneficiaryId }: { outageId: string; beneficiaryId: string },
  { slices }: AffiliateContext,
): Promise<SliceView> {
  const key = { outageId, beneficiaryId };
  // An earlier mutation of the same request may have read it already, and it has changed since.
  const slice = await slices.clear(key).load(key);
  if (!slice) throw new Error("what was written cannot be read");
  return slice;
}

function grantOf({ grants }: SliceView, key: GrantKey): GrantView {
  const id = grantId(key);
  const grant = grants.find((candidate) => candidate.id === id);
  if (!grant) throw new Error("the grant that was written cannot be read");
  return grant;
}

function claimOf({ claims }: SliceView, claimId: string): ClaimView {
  const claim = claims.find(({ id }) => id === claimId);
  if (!claim) throw new Error("the claim that was written cannot be read");
  return claim;
}
