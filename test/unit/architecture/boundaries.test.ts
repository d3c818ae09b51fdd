import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { affiliates } from "../../../subgraphs/kit/contract/affiliates.js";
import { affiliateEntries, registry } from "../../../subgraphs/registry.js";
import {
  brokenBoundaries,
  emptyNames,
  environmentReaders,
  overlongFiles,
  twinFiles,
} from "./boundary-rules.js";
import { sourceFiles } from "./source-tree.js";

const files = sourceFiles();
const product = files.filter(({ path }) => !path.startsWith("test/"));

describe("boundaries", () => {
  it("no file imports what is not its business", () => {
    expect(brokenBoundaries(files)).toEqual([]);
  });

  it.each([
    ["subgraphs/talk/a.ts", "../pay/tables.js", "an affiliate is imported by itself"],
    ["subgraphs/directory/a.ts", "../talk/reasons.js", "an affiliate is imported by itself"],
    ["gateway/a.ts", "../subgraphs/talk/subgraph.js", "an affiliate is imported by itself"],
    ["subgraphs/kit/a.ts", "../registry.js", "the kit knows no subgraph"],
    ["subgraphs/directory/a.ts", "../registry.js", "does not know which others there are"],
    ["subgraphs/kit/a.ts", "../directory/tables.js", "the directory is imported by itself"],
    ["subgraphs/talk/a.ts", "../../gateway/server.js", "a subgraph runs without the gateway"],
    ["gateway/console/app/a.tsx", "../../engine/engine.js", "the console is a client of the graph"],
    ["gateway/console/app/a.ts", "../../../subgraphs/kit/clock.js", "is a client of the graph"],
    ["gateway/a.ts", "../test/graph.js", "does not import its tests"],
  ])("turns red when %s imports %s", (path, target, why) => {
    for (const text of [`import { x } from "${target}";`, `const x = await import("${target}");`]) {
      expect(brokenBoundaries([{ path, text }]).join()).toContain(why);
    }
  });
});

describe("files", () => {
  it("stay small", () => {
    expect(overlongFiles(files, { source: 250, test: 400 })).toEqual([]);
  });

  it("turn red one line beyond the limit", () => {
    const long = { path: "gateway/a.ts", text: "x\n".repeat(251) };

    expect(overlongFiles([long], { source: 250, test: 400 })).toEqual(["gateway/a.ts"]);
    expect(overlongFiles([{ ...long, path: "test/a.ts" }], { source: 250, test: 400 })).toEqual([]);
  });

  it("say nothing twice", () => {
    expect(twinFiles(files)).toEqual([]);
  });

  it("turn red when two say the same", () => {
    const twins = ["talk", "pay"].map((name) => ({ path: `${name}.ts`, text: "a  b\n" }));

    expect(twinFiles(twins)).toEqual([["talk.ts", "pay.ts"]]);
  });

  it("read the environment in one place", () => {
    expect(environmentReaders(product)).toEqual(["gateway/settings.ts"]);
  });

  it("have names that tell what they know", () => {
    expect(emptyNames(product)).toEqual([]);
    expect(emptyNames([{ path: "gateway/date-utils.ts", text: "" }])).toHaveLength(1);
    expect(emptyNames([{ path: "gateway/common/x.ts", text: "" }])).toHaveLength(1);
  });
});

describe("the register", () => {
  it("has every affiliate of the contract under its name, in the contract's order", () => {
    const registered = affiliateEntries.map(({ affiliate, name }) => ({ affiliate, name }));

    expect(registered).toEqual(affiliates);
  });
});

describe("ownership", () => {
  const owners = readFileSync(projectFile("CODEOWNERS"), "utf8");

  it.each(registry.map(({ name, owner }) => [name, owner]))(
    "CODEOWNERS and the register name the same owner for %s",
    (name, owner) => {
      const line = owners.split("\n").find((text) => text.startsWith(`/subgraphs/${name}/ `));

      expect(line?.split(/\s+/)).toEqual([`/subgraphs/${name}/`, owner]);
    },
  );
});
