import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../../../gateway/project-files.js";

/** A package as the lock file pins it, for every platform it is for. */
export type LockedPackage = {
  name: string;
  version: string;
  /** Where it is installed; the same package may be installed in several versions. */
  path: string;
  /** What it says its licence is; null when it says nothing, or nothing that is one text. */
  licence: string | null;
  /** The digest of its archive, without which a registry could send another one. */
  integrity: string | null;
  /** Where it was fetched from; null when the lock file leaves that to whoever installs. */
  resolved: string | null;
  /** Whether it runs something of its own when it is installed. */
  hasInstallScript: boolean;
  /** Whether it is there for building and testing alone. */
  isForDevelopment: boolean;
};

const lockFileSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().default("none"),
      license: z.unknown().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      dev: z.boolean().default(false),
    }),
  ),
});

/** Every package of a lock file but the project itself. */
export function readLockFile(text: string): LockedPackage[] {
  const { packages } = lockFileSchema.parse(JSON.parse(text));
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, entry]) => ({
      name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      path,
      licence: textOrNull(entry.license),
      integrity: entry.integrity ?? null,
      resolved: entry.resolved ?? null,
      hasInstallScript: entry.hasInstallScript,
      isForDevelopment: entry.dev,
    }));
}

/** What an installed package says of its own licence; undefined for one that is not installed on this platform. */
export function installedLicence({ path }: LockedPackage): string | null | undefined {
  const manifest = projectFile(path, "package.json");
  if (!existsSync(manifest)) return undefined;
  return textOrNull(JSON.parse(readFileSync(manifest, "utf8")).license);
}

/** `name@version`, as people write it. */
export function spec({ name, version }: Pick<LockedPackage, "name" | "version">): string {
  return `${name}@${version}`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
