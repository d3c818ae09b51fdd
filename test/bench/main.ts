import "reflect-metadata";
import { Command } from "commander";
import { importBenchCommand } from "./import/import-bench-command.js";
import { quotaCommand } from "./quota/quota-command.js";
import { securityCommand } from "./request/security/security-command.js";
import { requestCommand } from "./request/side-by-side/request-command.js";
import { scaleCommand } from "./scale/scale-command.js";
import { soakCommand } from "./soak/soak-command.js";
import { startCommand } from "./start/start-command.js";

const program = new Command("npm run bench --")
  .description("Measures, on a database server of its own that is removed afterwards.")
  .addCommand(requestCommand(), { isDefault: true })
  .addCommand(quotaCommand())
  .addCommand(importBenchCommand())
  .addCommand(securityCommand())
  .addCommand(scaleCommand())
  .addCommand(soakCommand())
  .addCommand(startCommand());
await program.parseAsync();
