import { useEffect, useRef, useState } from "react";
import {
  type Affiliate,
  PackageEntertainment,
  PackageGames,
  PackageMobility,
  PackagePay,
  PackageTalk,
  PackageTotal,
  type PackageTotalInAllFragment,
} from "../../../../schema/operations/typed-documents.js";
import { useAnswer } from "../graph/use-answer.js";
import { useGraphLanguage } from "../texts/use-language.js";
import { AFFILIATES } from "./affiliates.js";
import { type PackagePart, partOf, personOf } from "./package-part.js";
import type { Slice } from "./slice.js";

/** Whose package, for which outage. */
export type PackageSubject = { id: string; isUser: boolean; outageId: string };

export type PackageSlices = Readonly<Record<Affiliate, PackagePart<Slice>>>;

export type Package = {
  total: PackagePart<PackageTotalInAllFragment>;
  slices: PackageSlices;
  /** Who is missing from the total, or has an empty place where a card should be. */
  silent: readonly Affiliate[];
  /** How often an affiliate that had been silent answered: what is made of all of them is then old. */
  recoveries: number;
};

/** Asks for the total and for each affiliate's part, each on its own, so that none waits for another. */
export function usePackage(subject: PackageSubject): Package {
  const asked = { ...subject, lang: useGraphLanguage() };
  const total = partOf(useAnswer(PackageTotal, asked), (data) => personOf(data)?.compensation);
  const slices: PackageSlices = {
    TALK: partOf(useAnswer(PackageTalk, asked), (data) => personOf(data)?.compensation?.talk),
    MOBILITY: partOf(
      useAnswer(PackageMobility, asked),
      (data) => personOf(data)?.compensation?.mobility,
    ),
    GAMES: partOf(useAnswer(PackageGames, asked), (data) => personOf(data)?.compensation?.games),
    ENTERTAINMENT: partOf(
      useAnswer(PackageEntertainment, asked),
      (data) => personOf(data)?.compensation?.entertainment,
    ),
    PAY: partOf(useAnswer(PackagePay, asked), (data) => personOf(data)?.compensation?.pay),
  };
  const missing = total.state === "answered" ? (total.content.total?.missing ?? []) : [];
  const silent = AFFILIATES.filter(
    (affiliate) => slices[affiliate].state === "silent" || missing.includes(affiliate),
  );
  const recoveries = useRecoveries(slices, total.reload);
  return { total, slices, silent, recoveries };
}

/** Counts the affiliates that came back, and has the total made anew for each. */
function useRecoveries(slices: PackageSlices, reloadTotal: () => void): number {
  const wasSilent = useRef(new Set<Affiliate>());
  const [recoveries, setRecoveries] = useState(0);
  useEffect(() => {
    for (const affiliate of AFFILIATES) {
      const { state } = slices[affiliate];
      if (state === "silent") wasSilent.current.add(affiliate);
      if (state !== "answered" || !wasSilent.current.delete(affiliate)) continue;
      setRecoveries((count) => count + 1);
      reloadTotal();
    }
  });
  return recoveries;
}
