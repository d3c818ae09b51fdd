import {
  Arg,
  Ctx,
  createUnionType,
  Directive,
  Field,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { accessDirective } from "../access/access.js";
import type { Audited } from "../audit/request-audit.js";
import type { Affiliate } from "../contract/enums.js";
import { describeEnum } from "../contract/enums.js";
import { GrantReasonType } from "../contract/grant.types.js";
import { refusalTextsResolver } from "../contract/texts.resolver.js";
import type { DatabaseHandle } from "../database/connection.js";
import type { AffiliateContext } from "../define-affiliate.js";
import { graphError } from "../errors/graph-error.js";
import type { GraphClass } from "../federated-schema.js";
import { becauseLedger } from "../ledger/reasons.js";
import { requestOnce } from "../ledger/request-once.js";
import type { AnswerShape } from "./answers.js";
import { type Caller, type CallerKind, type ConcernedInput, settleCaller } from "./caller.js";
import { decisionOf } from "./decision-audit.js";
import { withoutNumbersInNotes } from "./notes.js";
import type { MutationOutcome, Refusal } from "./refusal.js";

/** What every input says: which request it is. */
export type NamedInput = ConcernedInput & { outageId?: string; idempotencyKey: string };

/** A mutation in one declaration: who may call it, what it takes, what it answers, which noes it has, what it does. */
export type MutationDeclaration<Input extends NamedInput, Answer, Code extends string> = {
  /** Verb, affiliate, noun: `takeTalkDrawerPass`. */
  name: string;
  affiliate: Affiliate;
  description: string;
  callers: readonly CallerKind[];
  /** NOBODY for what the affiliate does for itself. A beneficiary unless said otherwise. */
  concerns?: "NOBODY";
  input: abstract new () => Input;
  answer: AnswerShape<Answer>;
  /** Every expected "no" with its meaning, for the schema. Its texts are in the affiliate's reasons or the ledger's. */
  refusals: Readonly<Record<Code, string>>;
  /** Runs in the transaction that also notes the request; a refusal takes everything back. */
  run(
    tx: DatabaseHandle,
    input: Input,
    caller: Caller,
    context: AffiliateContext,
  ): Promise<MutationOutcome<Answer, NoInfer<Code>>>;
};

/**
 * The resolvers of a mutation: `name(input: …Input!): …Result`, where the result is `…Ok | …Refused { code, text, reason }`.
 * Null only beside an error: then it may or may not have been done, and asking again under the same key is safe.
 */
export function defineMutation<Input extends NamedInput, Answer, Code extends string>(
  declaration: MutationDeclaration<Input, Answer, Code>,
): readonly GraphClass[] {
  const { name, description, input: InputClass } = declaration;
  const base = typeBase(name, declaration.affiliate);
  const codes = {
    ...declaration.refusals,
    IDEMPOTENCY_MISMATCH: "Another request was carried out under this idempotency key.",
  } as Record<string, string>;
  const Code = Object.fromEntries(Object.keys(codes).map((code) => [code, code]));
  describeEnum(Code, `${base}RefusalCode`, `Why ${name} may say no.`, codes);

  @ObjectType(`${base}Refused`, { description: `An expected no of ${name}; nothing was written.` })
  class Refused {
    @Field(() => Code, { description: "Which no it is." })
    code!: string;
    @Field(() => GrantReasonType, {
      description: "The rule that decided, with its version, the facts and the sources.",
    })
    reason!: GrantReasonType;
  }
  const Ok = declaration.answer.type(`${base}Ok`);
  const Result = createUnionType({
    name: `${base}Result`,
    description: `What came of ${name}.`,
    types: () => [Ok, Refused] as never,
  });

  @Resolver()
  class MutationResolver {
    // Printed only: `settleCaller` refuses by the same list, and settles on whose behalf it is.
    @Directive(accessDirective(declaration.callers))
    @Mutation(() => Result, {
      name,
      nullable: true,
      description: `${description} Null only beside an error: send it again with the same key.`,
    })
    async mutate(
      @Arg("input", () => InputClass as never, { description: "What is asked for." }) input: Input,
      @Ctx() context: AffiliateContext,
    ): Promise<object> {
      const outcome = await carryOut(declaration, withoutNumbersInNotes(input), context);
      if (outcome.outcome === "REFUSED") {
        const { reason, remedyId } = outcome.refusal;
        return {
          __typename: `${base}Refused`,
          code: reason.code,
          reason: context.explain(reason, remedyId),
        };
      }
      const view = await declaration.answer.read(outcome.answer, context);
      return { __typename: `${base}Ok`, ...view, isReplay: outcome.isReplay };
    }
  }
  return [MutationResolver, refusalTextsResolver(Refused)];
}

const MISMATCH: Refusal = { reason: becauseLedger("IDEMPOTENCY_MISMATCH"), remedyId: null };

/** What users and partners do for themselves, the ledger tells; of everybody else it is on record, too, and every no. */
function carryOut<Input extends NamedInput, Answer, Code extends string>(
  declaration: MutationDeclaration<Input, Answer, Code>,
  input: Input,
  context: AffiliateContext,
) {
  const decision = decisionOf(declaration.name, input);
  return context.audit.attempt(decision, () => decide(declaration, input, context, decision));
}

async function decide<Input extends NamedInput, Answer, Code extends string>(
  declaration: MutationDeclaration<Input, Answer, Code>,
  input: Input,
  context: AffiliateContext,
  decision: Audited,
) {
  const { viewer, now, database, audit } = context;
  const { name, affiliate, callers, concerns = "BENEFICIARY" } = declaration;
  const caller = settleCaller(viewer, affiliate, callers, concerns, input, now);
  const { idempotencyKey, ...asked } = input;
  if (input.outageId !== undefined && !context.hasProgramme(input.outageId)) {
    const message = `outageId names no outage for which ${affiliate} has a programme.`;
    throw graphError("BAD_USER_INPUT", { message });
  }
  if (!/^\S.{0,253}\S$|^\S$/.test(idempotencyKey)) {
    throw graphError("BAD_USER_INPUT", {
      message: "idempotencyKey names the request: 1 to 255 characters, such as a UUID.",
    });
  }
  const { beneficiaryId, actor, at } = caller;
  let isOnRecord = false;
  const outcome = await requestOnce<Answer, Refusal>(
    database.db,
    { beneficiaryId, actor, idempotencyKey, input: { name, ...asked }, at },
    async (tx) => {
      const done = await declaration.run(tx, input, caller, context);
      if (done.outcome === "REFUSED") return done;
      await audit.recordIn(tx, { ...decision, outcome: done.isReplay ? "REPLAYED" : "DONE" });
      isOnRecord = true;
      return done;
    },
    MISMATCH,
  );
  if (!isOnRecord) {
    const code = outcome.outcome === "REFUSED" ? outcome.refusal.reason.code : "REPLAYED";
    await audit.record({ ...decision, outcome: code });
  }
  return outcome;
}

/** `takeTalkDrawerPass` → `TalkTakeDrawerPass`: what an affiliate owns begins with its name. */
function typeBase(name: string, affiliate: Affiliate): string {
  const owner = ownerName(affiliate);
  const at = name.indexOf(owner);
  if (at <= 0) throw new Error(`${name} is not verb, ${owner}, noun`);
  const verb = name.charAt(0).toUpperCase() + name.slice(1, at);
  return `${owner}${verb}${name.slice(at + owner.length)}`;
}

/** `TALK` → `Talk`: an affiliate in the names of its mutations and types. */
export function ownerName(affiliate: Affiliate): string {
  return affiliate.charAt(0) + affiliate.slice(1).toLowerCase();
}
