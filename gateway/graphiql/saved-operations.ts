import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Kind, parse } from "graphql";
import { z } from "zod";
import type { LocalizedText } from "../../subgraphs/kit/remedies/remedy.js";

/** A query kept in the repository: run as it is in the documentation, in GraphiQL and in the tests. */
export type SavedOperation = {
  /** The operation's own name, unique among the saved ones. */
  name: string;
  title: LocalizedText;
  /** The query, with its titles as comments above it. */
  text: string;
  /** Variables that give a full answer over the demo data. */
  variables: Readonly<Record<string, unknown>>;
};

const VARIABLES_PREFIX = "variables:";
const variablesSchema = z.record(z.string(), z.unknown());

/**
 * Reads the saved operations of a folder, in the order of their file names.
 * @throws Error naming the file and what is wrong with it
 */
export async function readSavedOperations(folder: string): Promise<SavedOperation[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  const operations = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      try {
        return parseSavedOperation(text);
      } catch (cause) {
        const problem = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`${file}: ${problem}`, { cause });
      }
    }),
  );
  const names = operations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two saved operations are named ${twice}: rename one`);
  return operations;
}

/**
 * Reads one saved operation. Its file begins with comments: a title in English, a title in Korean, and, when the
 * operation has variables, `# variables: {…}` with their values as JSON.
 * @throws Error saying what is missing
 */
export function parseSavedOperation(text: string): SavedOperation {
  const lines = text.split(/\r?\n/);
  const end = [...lines, ""].findIndex((line) => !line.startsWith("#"));
  const comments = lines.slice(0, end).map((line) => line.slice(1).trim());
  const query = lines.slice(end).join("\n").trim();

  const [en, ko] = comments.filter((comment) => !comment.startsWith(VARIABLES_PREFIX));
  if (!en || !ko) {
    throw new Error("it must begin with two comments: a title in English, then one in Korean");
  }
  const variables = comments.find((comment) => comment.startsWith(VARIABLES_PREFIX));
  return {
    name: operationName(query),
    title: { ko, en },
    text: `# ${en}\n# ${ko}\n${query}\n`,
    variables: parseVariables(variables?.slice(VARIABLES_PREFIX.length) ?? "{}"),
  };
}

function operationName(query: string): string {
  const operations = parse(query).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const name = operations[0]?.name?.value;
  if (operations.length !== 1 || !name) throw new Error("it must hold one operation, with a name");
  return name;
}

function parseVariables(json: string): SavedOperation["variables"] {
  try {
    return variablesSchema.parse(JSON.parse(json));
  } catch {
    throw new Error("its variables must be a JSON object on one line: # variables: {…}");
  }
}
