import type { SchemaFiles } from "../generate/generated-files.js";
import type { Finding } from "./finding.js";

/** The committed files are what the code prints: byte by byte, none missing, none left over. */
export function findDrift(printed: SchemaFiles, committed: SchemaFiles): Finding[] {
  const changed = [...printed].flatMap(([file, text]) => {
    const difference = differenceBetween(committed.get(file), text);
    return difference ? [{ where: file, coordinate: null, message: difference }] : [];
  });
  const leftOver = [...committed.keys()]
    .filter((file) => !printed.has(file))
    .map((file) => ({
      where: file,
      coordinate: null,
      message: "No subgraph prints this file any more: delete it.",
    }));
  return [...changed, ...leftOver];
}

const FIX = 'Run "npm run schema" and commit what it writes.';

function differenceBetween(committed: string | undefined, printed: string): string | null {
  if (committed === undefined) return `The file is missing. ${FIX}`;
  if (committed === printed) return null;
  const was = committed.split("\n");
  const is = printed.split("\n");
  const line = is.findIndex((text, index) => text !== was[index]);
  const at = line === -1 ? is.length : line;
  return `Line ${at + 1} is "${was[at] ?? ""}", the code prints "${is[at] ?? ""}". ${FIX}`;
}
