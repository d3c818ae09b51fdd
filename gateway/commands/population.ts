import "reflect-metadata";
import { runPopulationCommand } from "./population/population-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runPopulationCommand(process.argv.slice(2), processSurroundings());
