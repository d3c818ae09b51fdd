import { createContext, use } from "react";
import {
  ConsoleSession,
  type ConsoleSessionQuery,
} from "../../../../schema/operations/typed-documents.js";
import { type Answer, useAnswer } from "../graph/use-answer.js";
import { useGraphLanguage } from "../texts/use-language.js";

/** Who is signed in and which outages there are, as the graph says. */
export const ViewerContext = createContext<ConsoleSessionQuery | null>(null);

/** Asks the graph who is signed in. */
export function useConsoleSession(): Answer<ConsoleSessionQuery> {
  return useAnswer(ConsoleSession, { lang: useGraphLanguage() });
}

/** Who is signed in; null before the graph said so. */
export function useViewer(): ConsoleSessionQuery["viewer"] | null {
  return use(ViewerContext)?.viewer ?? null;
}

/** The outage that pages are about: the one the address names (`?outage=1015`), or else the latest. */
export function useOutage(named: string | null): ConsoleSessionQuery["outages"][number] | null {
  const outages = use(ViewerContext)?.outages ?? [];
  return (named === null ? outages.at(-1) : outages.find(({ id }) => id === named)) ?? null;
}
