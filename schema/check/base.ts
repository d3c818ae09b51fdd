import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The schema folder at another commit. */
export type Base = {
  /** As it was asked for, such as origin/main. */
  ref: string;
  /** Texts by path inside the schema folder. */
  files: ReadonlyMap<string, string>;
};

/** Where pull requests go, the remote's first: a local main may be old. */
const DEFAULT_REFS = ["origin/main", "main"];

/**
 * Reads the schema folder at a git ref.
 * @param ref null for the default base branch
 * @param folder the schema folder, relative to `cwd`
 * @returns null when no ref is asked for and there is no default branch, or no git
 * @throws UnknownRef when the ref asked for does not exist
 */
export async function readBase(
  ref: string | null,
  folder: string,
  cwd: string,
): Promise<Base | null> {
  for (const candidate of ref === null ? DEFAULT_REFS : [ref]) {
    const commit = await commitOf(candidate, cwd);
    if (commit) return { ref: candidate, files: await filesAt(commit, folder, cwd) };
  }
  if (ref !== null) throw new UnknownRef(ref);
  return null;
}

/** A git ref that does not exist here. */
export class UnknownRef extends Error {
  constructor(readonly ref: string) {
    super(`git knows no commit "${ref}": fetch it, or give another one.`);
    this.name = "UnknownRef";
  }
}

async function commitOf(ref: string, cwd: string): Promise<string | null> {
  try {
    return (await git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], cwd)).trim();
  } catch {
    return null;
  }
}

async function filesAt(commit: string, folder: string, cwd: string): Promise<Map<string, string>> {
  const listed = await git(["ls-tree", "--name-only", "-z", commit, `${folder}/`], cwd);
  const paths = listed.split("\0").filter((path) => /\.(graphql|json)$/.test(path));
  const files = new Map<string, string>();
  for (const path of paths) {
    files.set(path.slice(folder.length + 1), await git(["show", `${commit}:./${path}`], cwd));
  }
  return files;
}

async function git(args: string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { cwd, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
