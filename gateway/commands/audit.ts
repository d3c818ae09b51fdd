import "reflect-metadata";
import { runAuditCommand } from "./audit/audit-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runAuditCommand(process.argv.slice(2), processSurroundings());
