import { importsOf, type SourceFile } from "./source-tree.js";

const AFFILIATES = ["talk", "mobility", "games", "entertainment", "pay"];
const REGISTRY = "subgraphs/registry.ts";

const CONSOLE = "gateway/console/app/";
/** What runs in the browser, what its server tells it, and what client and graph must say alike. */
const SHARED_WITH_CONSOLE = [
  CONSOLE,
  "gateway/console/page-settings.ts",
  "schema/operations/typed-documents.ts",
  "subgraphs/kit/errors/",
  "subgraphs/kit/pii/",
];

/** Every import that crosses a boundary of the house, as `file → target: why not`. */
export function brokenBoundaries(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const why = whyNot(file.path, target);
      return why ? [`${file.path} → ${target}: ${why}`] : [];
    }),
  );
}

function whyNot(from: string, to: string): string | null {
  const source = subgraphOf(from);
  const target = subgraphOf(to);
  if (from.startsWith("test/")) return null;
  if (to.startsWith("test/")) return "the product does not import its tests";
  if (from.startsWith(CONSOLE) && !SHARED_WITH_CONSOLE.some((path) => to.startsWith(path))) {
    return "the console is a client of the graph like any other";
  }
  if (target && AFFILIATES.includes(target) && from !== REGISTRY && source !== target) {
    return "an affiliate is imported by itself and by the register only";
  }
  if (target === "directory" && from !== REGISTRY && source !== "directory") {
    return "the directory is imported by itself and by the register only";
  }
  if (source === "kit" && to.startsWith("subgraphs/") && target !== "kit") {
    return "the kit knows no subgraph";
  }
  if (source && to === REGISTRY) return "a subgraph does not know which others there are";
  if (from.startsWith("subgraphs/") && to.startsWith("gateway/")) {
    return "a subgraph runs without the gateway";
  }
  return null;
}

function subgraphOf(path: string): string | null {
  return /^subgraphs\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Files beyond the limit of lines. A long file knows too much; split it by what it knows. */
export function overlongFiles(
  files: readonly SourceFile[],
  limits: { source: number; test: number },
): string[] {
  return files
    .filter(({ path, text }) => {
      const limit = path.startsWith("test/") ? limits.test : limits.source;
      return text.split("\n").length - 1 > limit;
    })
    .map(({ path }) => path);
}

/** Groups of files with the same text apart from white space: what two files say twice belongs to the kit. */
export function twinFiles(files: readonly SourceFile[]): string[][] {
  const byText = new Map<string, string[]>();
  for (const { path, text } of files) {
    const key = text.replace(/\s+/g, " ").trim();
    byText.set(key, [...(byText.get(key) ?? []), path]);
  }
  return [...byText.values()].filter((paths) => paths.length > 1);
}

/** Files that read the environment themselves. */
export function environmentReaders(files: readonly SourceFile[]): string[] {
  return files.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
}

/** Names that say nothing about what a file knows. */
export function emptyNames(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => /(^|\/|[.-])(utils?|helpers?|common|manager|misc)([./-]|$)/.test(path));
}
