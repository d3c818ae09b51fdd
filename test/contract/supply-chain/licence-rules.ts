import satisfies from "spdx-satisfies";
import { type LockedPackage, spec } from "./lock-file.js";

/** A package that may be there although its licence is not on the list: this version under this licence. */
export type LicenceException = { package: string; licence: string; why: string };

export type LicenceRules = {
  /** SPDX identifiers. */
  allowed: readonly string[];
  exceptions: readonly LicenceException[];
};

type Licensed = Pick<LockedPackage, "name" | "version" | "licence">;

/** Packages that may not be there, as `name@version: why not`, and exceptions that excuse none. */
export function brokenLicences(packages: readonly Licensed[], rules: LicenceRules): string[] {
  const { allowed, exceptions } = rules;
  const broken = packages.flatMap((each) => {
    const why = whyNot(each, allowed);
    return why === null ? [] : [{ each, why }];
  });
  const excuses = (exception: LicenceException, each: Licensed) =>
    exception.package === spec(each) && exception.licence === each.licence;
  return [
    ...broken
      .filter(({ each }) => !exceptions.some((exception) => excuses(exception, each)))
      .map(({ each, why }) => `${spec(each)}: ${why}`),
    ...exceptions
      .filter((exception) => !broken.some(({ each }) => excuses(exception, each)))
      .map((exception) => `${exception.package}: its exception excuses nothing, remove it`),
  ];
}

function whyNot({ licence }: Licensed, allowed: readonly string[]): string | null {
  if (licence === null) return "it says nothing of its licence";
  try {
    return satisfies(licence, allowed) ? null : `${licence} is not on the list`;
  } catch {
    return `"${licence}" is no SPDX expression`;
  }
}

/**
 * Packages of which the lock file says another licence than they say themselves.
 * @param ownWord undefined for a package that is not at hand
 */
export function contradictedLicences<Package extends Licensed>(
  packages: readonly Package[],
  ownWord: (each: Package) => string | null | undefined,
): string[] {
  return packages.flatMap((each) => {
    const own = ownWord(each);
    if (own === undefined || own === each.licence) return [];
    return [`${spec(each)}: ${each.licence} in the lock file, ${own} in the package`];
  });
}
