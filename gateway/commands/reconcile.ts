import "reflect-metadata";
import { processSurroundings } from "./process-surroundings.js";
import { runReconcileCommand } from "./reconcile/reconcile-command.js";

process.exitCode = await runReconcileCommand(process.argv.slice(2), processSurroundings());
