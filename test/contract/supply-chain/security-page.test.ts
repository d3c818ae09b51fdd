import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { LICENCE_EXCEPTIONS } from "./accepted.js";
import { readLockFile } from "./lock-file.js";
import { filesNamed, packagesNamed, staleNames } from "./security-page.js";

const page = readFileSync(projectFile("SECURITY.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(projectFile("package.json"), "utf8"));
const packages = readLockFile(readFileSync(projectFile("package-lock.json"), "utf8"));

const tree = {
  isFile: (path: string) =>
    statSync(projectFile(path), { throwIfNoEntry: false })?.isFile() ?? false,
  versionsOf: (name: string) =>
    packages.filter((each) => each.name === name).map(({ version }) => version),
};

describe("SECURITY.md", () => {
  it("names only files that there are, and packages as they are pinned", () => {
    expect(filesNamed(page).length).toBeGreaterThan(50);
    expect(packagesNamed(page).length).toBeGreaterThan(5);
    expect(staleNames(page, tree)).toEqual([]);
  });

  it("has a test of ours in the last column of every row about an attacker", () => {
    const rows = /\| attacker \|.+\n.+\n((?:\|.+\n)+)/.exec(page)?.[1]?.trimEnd().split("\n") ?? [];
    const unproved = rows.filter((row) =>
      filesNamed(row.split(" | ").at(-1) ?? "").every((path) => !path.endsWith(".test.ts")),
    );

    expect(rows.length).toBeGreaterThan(15);
    expect(unproved).toEqual([]);
  });

  it("tells of every package that is there although its licence is not on the list", () => {
    for (const { package: name } of LICENCE_EXCEPTIONS) expect(page).toContain(`\`${name}\``);
  });

  it("names only commands that there are", () => {
    const named = [...page.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => name);

    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the check of the page turns red", () => {
  const nothing = { isFile: () => false, versionsOf: () => ["1.0.1"] };

  it.each([
    ["a link to a file that is gone", "[x](gateway/gone.ts)", "gateway/gone.ts is not there"],
    ["a quoted path that is gone", "see `test/gone.test.ts`", "test/gone.test.ts is not there"],
    ["a folder that is gone, by its anchor", "[x](schema/gone#top)", "schema/gone is not there"],
    [
      "a package of another version",
      "| `a` | 1.0.0 | known | mended |",
      "a is not locked as 1.0.0: look its advisories up anew",
    ],
  ])("at %s", (_what, text, finding) => {
    expect(staleNames(text, nothing)).toEqual([finding]);
  });

  it("and not at other sites, headings, commands and what is true", () => {
    const text =
      "[x](https://example.com/a) [y](#top) `npm run audit` [z](a.ts)\n| `a` | 1.0.1 | no |";

    expect(staleNames(text, { ...nothing, isFile: () => true })).toEqual([]);
  });
});
