import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { redisVariable } from "../../../gateway/settings/redis-variable.js";
import { addressVariable, databaseVariables } from "../../../gateway/settings/variables.js";

const page = readFileSync(projectFile("SCALING.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(projectFile("package.json"), "utf8"));
const suites = readFileSync(projectFile("vitest.config.ts"), "utf8");

/** What a page names that there is not: commands, files it links to, folders of tests. */
function missingFrom(text: string) {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);
  return {
    commands: all(/npm run (?:-s )?([\w:]+)/g).filter((name) => !(name in scripts)),
    links: all(/\]\((?!http)([^)#]+)\)/g).filter((path) => !existsSync(projectFile(path))),
    suites: all(/vitest run --project (\w+)/g).filter((name) => !suites.includes(`"${name}"`)),
    folders: all(/\b((?:test|schema)\/[\w/-]+)/g).filter((path) => !existsSync(projectFile(path))),
  };
}

const NOTHING = { commands: [], links: [], suites: [], folders: [] };

describe("SCALING.md", () => {
  it("names only commands, files and folders that there are", () => {
    expect(page.match(/npm run /g)?.length).toBeGreaterThan(8);
    expect(missingFrom(page)).toEqual(NOTHING);
  });

  it("would be found out if it named others", () => {
    const text =
      "`npm run fly`, [there](gateway/nowhere.ts), `npx vitest run --project none test/nothing/here`";

    expect(missingFrom(text)).toEqual({
      commands: ["fly"],
      links: ["gateway/nowhere.ts"],
      suites: ["none"],
      folders: ["test/nothing/here"],
    });
  });

  it("names only settings that are read", () => {
    const known = [
      ...Object.keys(redisVariable),
      ...Object.values(databaseVariables("talk")),
      addressVariable("talk"),
      "TRUST_PROXY",
      "SIGNING_KEYS",
    ];
    const named = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name = ""]) => name);

    expect(new Set(named)).toEqual(new Set(known));
  });

  it("adds up", () => {
    const inTenMinutes = (48_000_000 * 0.1) / 2;
    const figures = {
      perSecond: inTenMinutes / 600,
      firstMinute: (2 * inTenMinutes) / 600,
      minutesOfPasses: Math.round(3_000_000 / 1_791 / 60),
      accountsGB: Math.round((48e6 * 154) / 1e8) / 10,
      grantsGB: Math.round((48e6 * 3 * 858) / 1e9),
    };

    expect(figures).toEqual({
      perSecond: 4_000,
      firstMinute: 8_000,
      minutesOfPasses: 28,
      accountsGB: 7.4,
      grantsGB: 124,
    });
    for (const text of ["4,000 a second", "8,000 a second", "28 minutes", "7.4 GB", "124 GB"]) {
      expect(page).toContain(text);
    }
  });
});
