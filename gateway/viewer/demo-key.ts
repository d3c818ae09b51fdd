import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK_OKP_Private } from "jose";
import { z } from "zod";

const FILE_NAME = "demo-signing-key.json";

const demoKeySchema = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
});

/** The Ed25519 key, private part included, that an embedded process signs demo tokens with. */
export type DemoKey = z.infer<typeof demoKeySchema>;

/**
 * The demo key of a data folder, made when there is none yet. Only its owner can read the file (mode 0600).
 * @throws Error when the file holds no such key; with the file's path and what to do, for whoever starts the process
 */
export async function openDemoKey(dataDir: string): Promise<DemoKey> {
  const file = join(dataDir, FILE_NAME);
  const text = (await readIfThere(file)) ?? (await makeOnce(dataDir, file));
  const key = demoKeySchema.safeParse(parsed(text));
  if (!key.success) throw new Error(`${file} holds no demo signing key: delete it and start again`);
  return key.data;
}

/**
 * Two processes may start at once: each writes a key of its own aside, and linking it to the final name succeeds for
 * only one of them. The other takes that one's key, which is complete, because it was linked after it was written.
 */
async function makeOnce(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  try {
    await writeFile(aside, JSON.stringify(await newKey()), { mode: 0o600, flag: "wx" });
    await link(aside, file).catch(unless("EEXIST"));
  } finally {
    await rm(aside, { force: true });
  }
  return readFile(file, "utf8");
}

async function newKey(): Promise<DemoKey> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x, d } = (await exportJWK(privateKey)) as JWK_OKP_Private;
  const key = { kty: "OKP", crv: "Ed25519", x, d } as const;
  return { ...key, alg: "EdDSA", kid: await calculateJwkThumbprint(key) };
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
