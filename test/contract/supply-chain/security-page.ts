/** What a page may name. */
export type PageTree = {
  isFile(path: string): boolean;
  /** The versions of a package that are locked; none for one that is not. */
  versionsOf(name: string): readonly string[];
};

const LINK = /\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g;
const QUOTED_PATH = /`((?:\.ci|gateway|migrations|schema|subgraphs|test)\/[^`\s]*)`/g;
const PINNED_ROW = /^\| `([^`]+)` \| (\d[^ |]*) \|/gm;

/** The files of this repository that a page names, in links and in quotes. */
export function filesNamed(page: string): string[] {
  return [LINK, QUOTED_PATH].flatMap((pattern) => matches(page, pattern)).map(([path]) => path);
}

/** The packages that a table of a page says are pinned, with their versions. */
export function packagesNamed(page: string): [name: string, version: string][] {
  return matches(page, PINNED_ROW);
}

/** Names that are not true any more: files that are gone, packages that are there in another version. */
export function staleNames(page: string, tree: PageTree): string[] {
  return [
    ...filesNamed(page)
      .filter((path) => !tree.isFile(path))
      .map((path) => `${path} is not there`),
    ...packagesNamed(page)
      .filter(([name, version]) => !tree.versionsOf(name).includes(version))
      .map(([name, version]) => `${name} is not locked as ${version}: look its advisories up anew`),
  ];
}

function matches(page: string, pattern: RegExp): [string, string][] {
  return [...page.matchAll(pattern)].map(([, first = "", second = ""]) => [first, second]);
}
