import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { temporaryFolder } from "./gateway-process.js";

it("the bundle of npm start holds nothing of an earlier build", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "dist", "gateway"), { recursive: true });
  await mkdir(join(folder, "dist", "start", "older"), { recursive: true });
  await writeFile(join(folder, "dist", "gateway", "main.js"), "console.log('started');");
  const scripts = { start: "node dist/start/main.js", lint: "biome check ." };
  await writeFile(join(folder, "package.json"), JSON.stringify({ scripts }));
  await writeFile(join(folder, "dist", "start", "older", "chunk-GONE.js"), "old");
  await writeFile(join(folder, "dist", "start", "chunk-GONE.js"), "old");

  const bundle = projectFile("dist", "gateway", "bundle-start.js");
  await promisify(execFile)(process.execPath, [bundle], { cwd: folder });

  expect(await readdir(join(folder, "dist", "start"))).toEqual(["main.js"]);
});
