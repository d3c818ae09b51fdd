import "reflect-metadata";
import { Command } from "commander";
import { importBenchCommand } from "./import/import-bench-command.js";
import { quotaCommand } from "./quota/quota-command.js";
import { securityCommand } from "./request/security/security-command.js";
import { soakCommand } from "./soak/soak-command.js";

const program = new Command("npm run bench --")
  .description("Measures, on a database server of its own that is removed afterwards.")
  .addCommand(quotaCommand())
  .addCommand(importBenchCommand())
  .addCommand(securityCommand())
  .addCommand(soakCommand());
// Asked for nothing, it says what there is; commander alone would call that a failure.
program.action(() => program.outputHelp());
await program.parseAsync();
