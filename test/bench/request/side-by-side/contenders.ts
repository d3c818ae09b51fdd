import { existsSync } from "node:fs";
import { projectFile } from "../../../../gateway/project-files.js";
import type { Contender } from "../compare-servers.js";
import { serverEntry } from "../servers/servers.js";

/** Ours and its rivals. Every figure is set beside the first one's. */
export const contenders = [
  { letter: "a", name: "embedded" },
  { letter: "b", name: "distributed" },
  { letter: "c", name: "hand-written" },
  { letter: "d", name: "bare" },
  { letter: "e", name: "apollo-gateway" },
  { letter: "f", name: "hive-gateway" },
  { letter: "g", name: "hive-router-runtime" },
] as const satisfies readonly Contender[];

/** Whom to compare, and whom not and why. */
export type Choice = { chosen: readonly Contender[]; leftOut: readonly string[] };

/**
 * Those with these letters, and always our gateway, which every answer is compared with; without those that are made of
 * packages that are not there.
 * @param letters null for all
 */
export function chosenContenders(
  letters: readonly string[] | null,
  isInstalled: (packageName: string) => boolean = installed,
): Choice {
  const [ours] = contenders;
  const asked = contenders.filter(
    (contender) => contender === ours || (letters?.includes(contender.letter) ?? true),
  );
  const choice: { chosen: Contender[]; leftOut: string[] } = { chosen: [], leftOut: [] };
  for (const contender of asked) {
    const { title, needs = [] } = serverEntry(contender.name);
    const absent = needs.filter((name) => !isInstalled(name));
    if (absent.length === 0) choice.chosen.push(contender);
    else {
      const why = `${absent.join(" and ")} ${absent.length > 1 ? "are" : "is"} not installed`;
      choice.leftOut.push(`(${contender.letter}) ${title}: left out, ${why}.`);
    }
  }
  return choice;
}

function installed(packageName: string): boolean {
  return existsSync(projectFile("node_modules", packageName, "package.json"));
}
