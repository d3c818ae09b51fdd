import { processEnvironment } from "../settings.js";
import { runDistributedCommand } from "./distributed/distributed-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runDistributedCommand(process.argv.slice(2), {
  ...processSurroundings(),
  environment: processEnvironment,
});
