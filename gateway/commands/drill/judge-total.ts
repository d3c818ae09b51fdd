import { isDeepStrictEqual } from "node:util";
import type { BrokenAffiliate, Complain, Json } from "./judge-answer.js";
import type { OwnSums } from "./known-sums.js";

type JudgedTotal = {
  /** The total while nothing was broken. */
  whole: Json;
  told: unknown;
  /** What each affiliate gives; absent where the total is not of a person's compensation. */
  sums: ReadonlyMap<string, OwnSums> | undefined;
  broken: readonly BrokenAffiliate[];
};

const STANDINGS = ["received", "cash", "offered", "pending", "expired"] as const;

/** Whether a total says that it is not whole and who is missing, and adds up those that answer, and no others. */
export function judgeTotal({ whole, told, sums, broken }: JudgedTotal, complain: Complain): void {
  if (!isTotal(told)) {
    complain([], "not there");
    return;
  }
  const isBroken = (affiliate: unknown) => broken.some((one) => one.affiliate === affiliate);
  const missing = broken.map(({ affiliate }) => affiliate);
  if (told.isComplete !== false) complain(["isComplete"], "claims to be whole");
  if ("missing" in whole && !isDeepStrictEqual(told.missing, missing)) {
    complain(["missing"], `names ${JSON.stringify(told.missing)} in place of ${missing}`);
  }
  if ("sources" in whole) judgeSources(told.sources, broken, complain);
  if (!sums) return;
  const answering = [...sums].filter(([affiliate]) => !isBroken(affiliate));
  for (const standing of STANDINGS.filter((name) => name in whole)) {
    const due = answering.reduce((sum, [, own]) => sum + own[standing], 0);
    if (told[standing] !== due) complain([standing], `${told[standing]} in place of ${due}`);
  }
  if ("byAffiliate" in whole) {
    const left = objectsIn(whole.byAffiliate).filter(({ affiliate }) => !isBroken(affiliate));
    if (!isDeepStrictEqual(told.byAffiliate, left))
      complain(["byAffiliate"], "not those that answer");
  }
  const kinds = objectsIn(told.byKind);
  for (const standing of STANDINGS.filter((name) => kinds.some((kind) => name in kind))) {
    const due = answering.reduce((sum, [, own]) => sum + own[standing], 0);
    const sum = kinds.reduce((won, kind) => won + Number(kind[standing]), 0);
    if (sum !== due) complain(["byKind", standing], `add up to ${sum} in place of ${due}`);
  }
}

function judgeSources(
  sources: unknown,
  broken: readonly BrokenAffiliate[],
  complain: Complain,
): void {
  for (const { affiliate, state } of objectsIn(sources)) {
    const due = broken.find((one) => one.affiliate === affiliate)?.state ?? "OK";
    if (state !== due)
      complain(["sources", String(affiliate)], `${String(state)} in place of ${due}`);
  }
}

function objectsIn(list: unknown): Json[] {
  return Array.isArray(list) ? list : [];
}

function isTotal(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
