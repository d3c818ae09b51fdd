import { Command, InvalidArgumentError } from "commander";
import { affiliateEntries, registry } from "../../../subgraphs/registry.js";
import { CommandError } from "../command-failure.js";
import type { CommandSurroundings } from "../surroundings.js";
import { ALL_FAULTS, FAULTS, type Fault, type FaultKind, type Faults, faultsOf } from "./fault.js";

type Options = Partial<Record<FaultKind, string[]>> & {
  pairs?: boolean;
  all?: boolean;
  random?: boolean;
  seed: number;
  json?: boolean;
};

/** What is broken together, one after another, and how it is told. */
export type DrillPlan = { cases: readonly Faults[]; seed: number; json: boolean };

const RANDOM_CASES = 10;
const NAMES = registry.map(({ name }) => name);
const AFFILIATES = affiliateEntries.map(({ name }) => name);

/**
 * Reads the command line.
 * @param newSeed for `--random` without a seed
 * @throws CommandError when nothing is to be broken
 */
export function drillPlan(
  argv: readonly string[],
  { out, err }: Pick<CommandSurroundings, "out" | "err">,
  newSeed: () => number,
): DrillPlan {
  const command = new Command("npm run drill --")
    .description(
      "Starts the distributed graph on this machine with demo data in a temporary folder, breaks subgraphs, asks the main operations and checks every answer.",
    )
    .option("--down <name...>", "nobody is there, or whoever is hangs up", names)
    .option("--slow <name...>", "takes the question and says nothing", names)
    .option("--error <name...>", "says that it failed", names)
    .option("--garbage <name...>", "says something that is no answer", names)
    .option("--pairs", "every two affiliates down together")
    .option("--all", "all affiliates broken together, in every way")
    .option("--random", `${RANDOM_CASES} cases by chance`)
    .option("--seed <number>", "which chance; the same cases again with the same seed", seed)
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
<name> is one of ${NAMES.join(", ")}. Several names after one option are broken together, and so are those of
several options, as in --down mobility --slow pay; a kind of fault that has several forms is tried in each.

0: every answer was right. 1: one was not, or the graph did not start. 2: arguments that cannot be used.`,
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .parse(argv, { from: "user" });
  const options = command.opts<Options>();
  const chosen = options.seed ?? newSeed();
  const cases = [
    ...namedCases(options),
    ...(options.pairs ? pairs() : []),
    ...(options.all ? ALL_FAULTS.map((fault) => together(AFFILIATES, fault)) : []),
    ...(options.random ? randomCases(chosen) : []),
  ];
  if (cases.length === 0) {
    throw new CommandError("Say what is to be broken, as in --down mobility, --pairs or --random.");
  }
  return { cases, seed: chosen, json: options.json ?? false };
}

/** As many cases as the kind with the most forms has: the others begin again with their first. */
function namedCases(options: Options): Faults[] {
  const broken = (Object.keys(FAULTS) as FaultKind[]).flatMap((kind) =>
    (options[kind] ?? []).map((name) => {
      const forms = FAULTS[kind].filter((fault) => faultsOf(name).includes(fault));
      return { name, forms };
    }),
  );
  const most = Math.max(0, ...broken.map(({ forms }) => forms.length));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(
      broken.map(({ name, forms }) => [name, forms[index % forms.length] as Fault]),
    ),
  );
}

function pairs(): Faults[] {
  return AFFILIATES.flatMap((first, index) =>
    AFFILIATES.slice(index + 1).map((second) => together([first, second], "refused")),
  );
}

function together(names: readonly string[], fault: Fault): Faults {
  return Object.fromEntries(names.map((name) => [name, fault]));
}

function randomCases(from: number): Faults[] {
  const chance = chanceOf(from);
  return Array.from({ length: RANDOM_CASES }, () => {
    const some = AFFILIATES.filter(() => chance(3) === 0);
    const broken = some.length > 0 ? some : [AFFILIATES[chance(AFFILIATES.length)] as string];
    return Object.fromEntries(
      broken.map((name) => [name, ALL_FAULTS[chance(ALL_FAULTS.length)] as Fault]),
    );
  });
}

/** Whole numbers below a bound, the same for the same seed: Marsaglia's xorshift with the shifts 13, 17 and 5. */
function chanceOf(from: number): (below: number) => number {
  let state = from | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function names(text: string, before: string[] = []): string[] {
  const name = text.toLowerCase();
  if (NAMES.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`Give one of ${NAMES.join(", ")}.`);
}

function seed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number of up to nine digits.");
}
