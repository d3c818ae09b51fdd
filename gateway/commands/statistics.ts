import "reflect-metadata";
import { processSurroundings } from "./process-surroundings.js";
import { runStatisticsCommand } from "./statistics/statistics-command.js";

process.exitCode = await runStatisticsCommand(process.argv.slice(2), processSurroundings());
