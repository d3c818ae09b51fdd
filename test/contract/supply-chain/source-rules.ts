import { type LockedPackage, spec } from "./lock-file.js";

const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** Packages that could come as something else, or from somewhere else, than what was reviewed. */
export function unpinnedPackages(
  packages: readonly Pick<LockedPackage, "path" | "integrity" | "resolved">[],
): string[] {
  return packages.flatMap(({ path, integrity, resolved }) => [
    ...(SHA512.test(integrity ?? "") ? [] : [`${path}: it has no SHA-512 digest`]),
    ...(resolved === null
      ? []
      : [`${path}: it names its source (npm install --omit-lockfile-registry-resolved)`]),
  ]);
}

/** What a package runs when it is installed, as read in this version of it. */
export type InstallScript = { package: string; does: string };

/** Packages that run something nobody has read, and readings of what is not there. */
export function unreadScripts(
  packages: readonly Pick<LockedPackage, "name" | "version" | "hasInstallScript">[],
  read: readonly InstallScript[],
): string[] {
  const running = packages.filter(({ hasInstallScript }) => hasInstallScript).map(spec);
  const known = read.map((script) => script.package);
  return [
    ...running
      .filter((each) => !known.includes(each))
      .map((each) => `${each}: nobody has said what it runs when it is installed`),
    ...known
      .filter((each) => !running.includes(each))
      .map((each) => `${each}: it runs nothing, or is not there`),
  ];
}

/** Dependencies that are declared as a range, or as another version than the one that is installed. */
export function inexactVersions(
  declared: Readonly<Record<string, string>>,
  packages: readonly Pick<LockedPackage, "path" | "version">[],
): string[] {
  const installed = new Map(packages.map(({ path, version }) => [path, version]));
  return Object.entries(declared).flatMap(([name, version]) => {
    if (!EXACT.test(version)) return [`${name}: ${version} is no exact version`];
    const locked = installed.get(`node_modules/${name}`);
    return locked === version ? [] : [`${name}: ${version} is declared, ${locked} is locked`];
  });
}
