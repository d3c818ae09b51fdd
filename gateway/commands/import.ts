import "reflect-metadata";
import { runImportCommand } from "./import/import-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runImportCommand(process.argv.slice(2), processSurroundings());
