import "reflect-metadata";
import { processSurroundings } from "./process-surroundings.js";
import { runRotatePiiCommand } from "./rotate-pii/rotate-pii-command.js";

process.exitCode = await runRotatePiiCommand(process.argv.slice(2), processSurroundings());
