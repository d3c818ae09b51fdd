import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { getOperationAST, type OperationTypeNode, parse, print } from "graphql";
import { z } from "zod";
import { parseSavedOperation } from "../graphiql/saved-operations.js";

/** The documents that production answers: text by hash. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** The manifest, beside the operations it is made of. */
export const MANIFEST_FILE = "manifest.json";

/** The form that client tools read and write, with the SHA-256 of a text as its id. */
const FORMAT = { format: "apollo-persisted-query-manifest", version: 1 } as const;

const manifestSchema = z.object({
  format: z.literal(FORMAT.format),
  version: z.literal(FORMAT.version),
  operations: z.array(z.object({ id: z.string(), name: z.string(), body: z.string() })),
});

/** The SHA-256 of a document's text, in hexadecimal. */
export function documentHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * The manifest of saved operations, as the text of its file. A document in it is what graphql-js prints, without the
 * comments: another title or another example for a variable does not change the hash that clients were built with.
 * @param files texts by file name
 * @throws Error naming the file that is no saved operation
 */
export function manifestOf(files: ReadonlyMap<string, string>): string {
  const operations = [...files].map(([file, text]) => trustedOperation(file, text));
  return `${JSON.stringify({ ...FORMAT, operations }, null, 2)}\n`;
}

/** A saved operation as the manifest lists it; its id is the hash of its body. */
export type TrustedOperation = {
  id: string;
  name: string;
  type: OperationTypeNode | undefined;
  body: string;
};

/**
 * Reads a saved operation as the manifest lists it.
 * @throws Error naming the file when it is none
 */
export function trustedOperation(file: string, saved: string): TrustedOperation {
  try {
    const { name, text } = parseSavedOperation(saved);
    const document = parse(text);
    const body = print(document);
    return { id: documentHash(body), name, type: getOperationAST(document)?.operation, body };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file}: ${problem}`, { cause });
  }
}

/**
 * Reads the manifest.
 * @throws Error when it is none, or when a document is not the one that its hash names
 */
export async function readManifest(path: string): Promise<TrustedDocuments> {
  const { operations } = manifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const changed = operations.find(({ id, body }) => id !== documentHash(body));
  if (changed) {
    throw new Error(
      `${path}: ${changed.name} is not what its hash names. Run "npm run schema" and commit what it writes.`,
    );
  }
  return new Map(operations.map(({ id, body }) => [id, body]));
}
