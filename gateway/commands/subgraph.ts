import "reflect-metadata";
import { processEnvironment } from "../settings.js";
import { processSurroundings } from "./process-surroundings.js";
import { runSubgraphCommand } from "./subgraph/subgraph-command.js";

process.exitCode = await runSubgraphCommand(process.argv.slice(2), {
  ...processSurroundings(),
  environment: processEnvironment,
});
