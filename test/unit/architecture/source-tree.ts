import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectFile } from "../../../gateway/project-files.js";

/** A source file: its path from the root, with `/`, and its text. */
export type SourceFile = { path: string; text: string };

/** The one file of TypeScript that nobody writes. */
const GENERATED = "schema/operations/typed-documents.ts";

/** The TypeScript files of the project, tests included, as git would take them. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "*.ts", "*.tsx"],
    { cwd: projectFile(), encoding: "utf8" },
  );
  return listed
    .split("\n")
    .filter((path) => path !== "" && path !== GENERATED)
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(projectFile(path), "utf8") }];
      } catch {
        // listed but deleted in the working tree
        return [];
      }
    });
}

const IMPORT = /(?:from\s+|import\s+|import\()"(\.[^"]+)"/g;

/** The project's files that a file imports, statically or not, by path from the root. */
export function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(IMPORT)].map(([, target = ""]) =>
    normalize(join(dirname(path), target)).replace(/\.js$/, ".ts"),
  );
}
