import "reflect-metadata";
import { registry } from "../subgraphs/registry.js";
import { runCheckCommand } from "./check/check-command.js";

process.exitCode = await runCheckCommand(process.argv.slice(2), {
  entries: registry,
  root: process.cwd(),
  now: new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
