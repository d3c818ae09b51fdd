import "reflect-metadata";
import { registry } from "../subgraphs/registry.js";
import { generateSchema } from "./generate/generate-schema.js";
import { SchemaProblems } from "./generate/printed-subgraph.js";

const FOLDER = "schema";

try {
  const files = await generateSchema(registry, FOLDER);
  process.stdout.write(`Wrote ${FOLDER}/: ${files.join(", ")}\n`);
} catch (failure) {
  if (!(failure instanceof SchemaProblems)) throw failure;
  process.stderr.write(`${failure.message}Nothing was written to ${FOLDER}/.\n`);
  process.exitCode = 1;
}
