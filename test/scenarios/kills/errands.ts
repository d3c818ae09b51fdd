import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import type { Deployment } from "./deployment.js";

/** The mutations that are sent, with how the types of their answers begin. */
const ANSWERS = {
  takeTalkDrawerPass: "TalkTakeDrawerPass",
  decideTalkClaim: "TalkDecideClaim",
  awardTalkClaim: "TalkAwardClaim",
  confirmTalkAward: "TalkConfirmAward",
} as const;

/** A mutation of Talk that somebody sends, with its idempotency key. */
export type Sent = {
  /** The gateway that it is sent to. */
  to: string;
  as: IdentifiedViewer;
  mutation: keyof typeof ANSWERS;
  input: { idempotencyKey: string } & Record<string, unknown>;
};

/**
 * What they were told: that it is done, for the first time or again, or the code of the refusal; or nothing, when no
 * answer came or an error.
 */
export type Told = "DONE" | "AGAIN" | "NOTHING" | (string & {});

/** Steps that are sent one after another: the next one once the one before was answered. */
export type Errand = { whose: string; steps: readonly Sent[] };

/** What was told at each step of an errand, as far as it got. */
export type ErrandTold = { whose: string; told: readonly Told[] };

const AT_ONCE = 10;

/** Who is told of each step that was answered, and who says when to stop. */
type Watch = {
  onDone?: () => void;
  stopped?: () => boolean;
  /** How often a step is sent that has no answer: 1 unless said otherwise. */
  tries?: number;
};

/** Runs errands, some at once. Whatever is under way once `stopped` says so ends, and nothing more is sent. */
export async function runErrands(
  deployment: Deployment,
  errands: readonly Errand[],
  { onDone = () => undefined, stopped = () => false, tries = 1 }: Watch = {},
): Promise<ErrandTold[]> {
  const waiting = [...errands];
  const told: ErrandTold[] = [];

  async function run(): Promise<void> {
    for (let errand = waiting.shift(); errand; errand = waiting.shift()) {
      const said: Told[] = [];
      for (const step of errand.steps) {
        if (stopped()) break;
        let word = await send(deployment, step);
        for (let tried = 1; word === "NOTHING" && tried < tries; tried += 1) {
          word = await send(deployment, step);
        }
        said.push(word);
        if (word === "NOTHING") break;
        onDone();
      }
      told.push({ whose: errand.whose, told: said });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  return told;
}

async function send(deployment: Deployment, { to, as, mutation, input }: Sent): Promise<Told> {
  const base = ANSWERS[mutation];
  const query = `mutation ($input: ${base}Input!) {
    told: ${mutation}(input: $input) {
      ... on ${base}Ok { isReplay }
      ... on ${base}Refused { code }
    }
  }`;
  // A gateway that was killed answers nothing at all.
  const answer = await deployment.send(to, { query, variables: { input } }, as).catch(() => null);
  const told = answer?.data?.told as { isReplay?: boolean; code?: string } | null | undefined;
  if (!told) return "NOTHING";
  return told.code ?? (told.isReplay ? "AGAIN" : "DONE");
}
