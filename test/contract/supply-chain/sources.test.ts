import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { INSTALL_SCRIPTS } from "./accepted.js";
import { readLockFile } from "./lock-file.js";
import { inexactVersions, unpinnedPackages, unreadScripts } from "./source-rules.js";

const packages = readLockFile(readFileSync(projectFile("package-lock.json"), "utf8"));
const project = JSON.parse(readFileSync(projectFile("package.json"), "utf8"));

const DIGEST = `sha512-${"A".repeat(86)}==`;

describe("every package, for running and for development", () => {
  it("is pinned by its digest, and by nothing that says where it must come from", () => {
    expect(packages.length).toBeGreaterThan(700);
    expect(unpinnedPackages(packages)).toEqual([]);
  });

  it("runs nothing when it is installed that was not read in this version of it", () => {
    expect(unreadScripts(packages, INSTALL_SCRIPTS)).toEqual([]);
  });

  it("that is declared is declared as the one version that is installed", () => {
    const declared = { ...project.dependencies, ...project.devDependencies };

    expect(Object.keys(declared).length).toBeGreaterThan(40);
    expect(inexactVersions(declared, packages)).toEqual([]);
  });
});

describe("the check of sources turns red", () => {
  it.each([
    ["no digest", { integrity: null }, "it has no SHA-512 digest"],
    ["a digest that can be forged", { integrity: "sha1-AAAA" }, "it has no SHA-512 digest"],
    [
      "a host of its own",
      { resolved: "https://packages.example/a.tgz" },
      "it names its source (npm install --omit-lockfile-registry-resolved)",
    ],
    [
      "a repository",
      { resolved: "git+ssh://git@code.example/a.git#0123abc" },
      "it names its source (npm install --omit-lockfile-registry-resolved)",
    ],
  ])("at a package with %s", (_what, change, why) => {
    const fine = { path: "node_modules/fine", integrity: DIGEST, resolved: null };
    const other = { ...fine, path: "node_modules/other", ...change };

    expect(unpinnedPackages([fine, other])).toEqual([`node_modules/other: ${why}`]);
  });

  it("at an install script in another version than was read, and at what was read of one that is gone", () => {
    const silent = { name: "silent", version: "1.0.0", hasInstallScript: false };
    const running = { name: "running", version: "1.0.1", hasInstallScript: true };
    const read = ["running@1.0.0", "silent@1.0.0"].map((name) => ({
      package: name,
      does: "links",
    }));

    expect(unreadScripts([silent, running], read)).toEqual([
      "running@1.0.1: nobody has said what it runs when it is installed",
      "running@1.0.0: it runs nothing, or is not there",
      "silent@1.0.0: it runs nothing, or is not there",
    ]);
  });

  it.each([
    ["^1.0.0", "^1.0.0 is no exact version"],
    ["~1.0.0", "~1.0.0 is no exact version"],
    ["1.x", "1.x is no exact version"],
    ["latest", "latest is no exact version"],
    ["npm:other@1.0.0", "npm:other@1.0.0 is no exact version"],
    ["1.0.1", "1.0.1 is declared, 1.0.0 is locked"],
  ])("at a dependency declared as %s", (version, why) => {
    const locked = [
      { path: "node_modules/a", version: "1.0.0" },
      { path: "node_modules/b", version: "2.0.0-rc.4" },
    ];

    expect(inexactVersions({ a: version, b: "2.0.0-rc.4" }, locked)).toEqual([`a: ${why}`]);
  });

  it("at a dependency that is not locked at all", () => {
    expect(inexactVersions({ a: "1.0.0" }, [])).toEqual([
      "a: 1.0.0 is declared, undefined is locked",
    ]);
  });
});
