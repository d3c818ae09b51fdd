import "reflect-metadata";
import { runGrantCommand } from "./grant/grant-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runGrantCommand(process.argv.slice(2), processSurroundings());
