import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK_OKP_Private } from "jose";
import { z } from "zod";
import { openSecretFile } from "../secret-file.js";

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
  const text = await openSecretFile(file, async () => JSON.stringify(await newKey()));
  const key = demoKeySchema.safeParse(parsed(text));
  if (!key.success) throw new Error(`${file} holds no demo signing key: delete it and start again`);
  return key.data;
}

async function newKey(): Promise<DemoKey> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x, d } = (await exportJWK(privateKey)) as JWK_OKP_Private;
  const key = { kty: "OKP", crv: "Ed25519", x, d } as const;
  return { ...key, alg: "EdDSA", kid: await calculateJwkThumbprint(key) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
