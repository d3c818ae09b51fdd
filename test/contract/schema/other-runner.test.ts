import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";

// vitest, tsc and tsx turn decorators into code each in their own way. Types that are said explicitly come out alike; a
// forgotten one would fail here and in production only.
it("the schema that another runner builds from the same classes is the committed one", () => {
  const script = `
    import "reflect-metadata";
    import { registry } from "./subgraphs/registry.ts";
    for (const { name, load } of registry) {
      console.log(JSON.stringify([name, (await load()).buildSchema().sdl]));
    }`;

  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { cwd: projectFile(), encoding: "utf8" },
  );

  expect(stderr).toBe("");
  const built = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as [string, string]);
  expect(built).toHaveLength(6);
  for (const [name, sdl] of built) {
    const committed = readFileSync(projectFile("schema", `${name}.graphql`), "utf8");
    expect(committed).toContain(sdl.trim());
  }
}, 30_000);
