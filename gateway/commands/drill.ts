import "reflect-metadata";
import { runDrillCommand } from "./drill/drill-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runDrillCommand(process.argv.slice(2), processSurroundings());
