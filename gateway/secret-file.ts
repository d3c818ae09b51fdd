import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The text of a file that only its owner can read (mode 0600), made when there is none yet.
 * @param make gives the text of a new one
 */
export async function openSecretFile(file: string, make: () => Promise<string>): Promise<string> {
  return (await readIfThere(file)) ?? (await makeOnce(file, make));
}

/**
 * Two processes may start at once: each writes a secret of its own aside, and linking it to the final name succeeds for
 * only one of them. The other takes that one's secret, which is complete, because it was linked after it was written.
 */
async function makeOnce(file: string, make: () => Promise<string>): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  try {
    await writeFile(aside, await make(), { mode: 0o600, flag: "wx" });
    await link(aside, file).catch(unless("EEXIST"));
  } finally {
    await rm(aside, { force: true });
  }
  return readFile(file, "utf8");
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(unless("ENOENT"));
}

/** Swallows one kind of failure of the file system and throws every other. */
function unless(code: string) {
  return (failure: NodeJS.ErrnoException): undefined => {
    if (failure.code !== code) throw failure;
  };
}
