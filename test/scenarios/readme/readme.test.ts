import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();
const readme = readFileSync(projectFile("README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(projectFile("package.json"), "utf8"));

describe("the README", () => {
  it("shows the answer that its query gets", async () => {
    const request = JSON.parse(/ -d '(.+)'/.exec(readme)?.[1] ?? "null");
    const answer = JSON.parse(/```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? "null");

    const { data, errors } = await graph.ask(request.query, { as: AGENT });

    expect(errors).toBeUndefined();
    expect({ data }).toEqual(answer);
  });

  it("lists every documented person of the demo and nobody else", () => {
    const listed = [...readme.matchAll(/^\| `((?:ptn|usr)_\w+)`/gm)].map(([, id]) => id);

    expect(new Set(listed)).toEqual(new Set(Object.values(DEMO)));
  });

  it("names only commands that there are", () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => name);

    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names only files that there are", () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, path = ""]) => path);

    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((path) => !existsSync(projectFile(path)))).toEqual([]);
  });
});
