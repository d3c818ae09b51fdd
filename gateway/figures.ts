import "reflect-metadata";
import { runFiguresCommand } from "./figures/figures-command.js";

process.exitCode = await runFiguresCommand(process.argv.slice(2), new Date());
