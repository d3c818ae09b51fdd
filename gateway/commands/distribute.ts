import "reflect-metadata";
import { runDistributeCommand } from "./distribute/distribute-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runDistributeCommand(process.argv.slice(2), processSurroundings());
