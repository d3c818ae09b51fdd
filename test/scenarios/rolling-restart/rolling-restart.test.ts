import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { affiliateEntries, registry } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { environmentOf } from "../../integration/commands.js";
import { freshDatabases } from "../../postgres.js";
import { type Answer, deploy } from "../kills/deployment.js";

const PATIENCE_MS = 120_000;
/** A request begins so often, however long the answers take. */
const EVERY_MS = 100;
const names = registry.map(({ name }) => name);
const urls = await freshDatabases(...names);
const variables = environmentOf(urls);
const deployment = await deploy(names, () => variables, { gateway: {} });
afterAll(deployment.end);

/** Asks every subgraph: the directory who it is, all affiliates at once, the directory for the total. */
const REQUEST = {
  query: `query ($id: ID!) {
    partner(id: $id) {
      id
      compensation(outageId: "1015") {
        total { received cash offered isComplete missing sources { affiliate state } }
        ${affiliateEntries.map(({ name }) => `${name} { sums { won } }`).join("\n")}
      }
    }
  }`,
  variables: { id: DEMO.pcBang },
};
/** The answer without its extensions, which say how long each affiliate took. */
async function ask(): Promise<Answer> {
  const { status, data, errors } = await deployment.send("gateway", REQUEST, AGENT);
  return errors ? { status, data, errors } : { status, data };
}

// biome-ignore lint/suspicious/noExplicitAny: what the request selects is known to this file alone
type Compensation = any;
const compensationIn = (answer: Answer): Compensation =>
  (answer.data as Compensation)?.partner.compensation;

/** What each affiliate gives the PC bang in won, by standing: only Talk gives it any. */
const FROM_TALK = { received: 30_000, cash: 30_000, offered: 50_000 };
const NOTHING = { received: 0, cash: 0, offered: 0 };

/** The answer without one affiliate, as it says so: everything else of it is as in the whole one. */
function without({ name, affiliate }: (typeof affiliateEntries)[number], whole: Answer): Answer {
  const { total, ...slices } = compensationIn(whole);
  const compensation = {
    total: {
      ...(affiliate === "TALK" ? NOTHING : FROM_TALK),
      isComplete: false,
      missing: [affiliate],
      sources: total.sources.map((source: { affiliate: string }) =>
        source.affiliate === affiliate ? { affiliate, state: "UNAVAILABLE" } : source,
      ),
    },
    ...slices,
    [name]: null,
  };
  return {
    status: 200,
    data: { partner: { id: DEMO.pcBang, compensation } },
    errors: [
      {
        message: "계열사 시스템이 응답하지 않습니다. An affiliate is not available.",
        path: ["partner", "compensation", name],
        extensions: { code: "AFFILIATE_UNAVAILABLE", retryable: true, affiliate },
      } as never,
    ],
  };
}

/** Whether an answer says that the directory was missing, and nothing else. */
function isWithoutDirectory({ status, errors = [] }: Answer): boolean {
  const isNamed = errors.every(({ extensions }) => extensions.code === "DIRECTORY_UNAVAILABLE");
  return status === 200 && errors.length > 0 && isNamed;
}

/** Asks at a steady rate while something is done. @returns every answer, or what there was in place of one */
async function askedDuring(
  work: () => Promise<unknown>,
): Promise<(Answer | { failure: string })[]> {
  const asked: Promise<Answer | { failure: string }>[] = [];
  let isDone = false;
  const doing = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    asked.push(ask().catch((error: unknown) => ({ failure: String(error) })));
    await delay(EVERY_MS);
  }
  await doing;
  return Promise.all(asked);
}

/**
 * The directory last. Nobody else is asked without it: restarted first, it would leave the breakers of all others without
 * good answers, and each would open in its turn and rest for five seconds. As it is, the first one's does.
 */
const restarted = [...affiliateEntries, ...registry.filter(({ affiliate }) => !affiliate)];

describe("a subgraph that is restarted under a constant load", { timeout: PATIENCE_MS }, () => {
  it.each(restarted)(
    "$name: nothing fails but what its absence explains, and then every answer is whole again",
    async (entry) => {
      const whole = await ask();
      expect({ ...compensationIn(whole).total, errors: whole.errors }).toMatchObject({
        ...FROM_TALK,
        isComplete: true,
        errors: undefined,
      });
      const { affiliate } = entry;
      const partial = affiliate ? without({ ...entry, affiliate }, whole) : null;
      const server = deployment.subgraph(entry.name);
      let exitCode: number | null = null;

      const answers = await askedDuring(async () => {
        exitCode = await server.end();
        await server.startAgain();
        await deployment.untilAnswered("gateway", REQUEST, AGENT);
      });

      const isWhole = (answer: object) => isDeepStrictEqual(answer, whole);
      const isNamed = (answer: object) =>
        partial ? isDeepStrictEqual(answer, partial) : isWithoutDirectory(answer as Answer);
      expect(answers.filter((answer) => !isWhole(answer) && !isNamed(answer))).toEqual([]);
      expect(answers.filter(isNamed)).not.toEqual([]);
      expect(exitCode).toBe(0);
      expect(await ask()).toEqual(whole);
    },
  );
});
