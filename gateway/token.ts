import { registry } from "../subgraphs/registry.js";
import { processEnvironment, readSettings } from "./settings.js";
import { runTokenCommand } from "./viewer/token-command.js";

const subgraphs = registry.map(({ name }) => name);

process.exitCode = await runTokenCommand(process.argv.slice(2), {
  settings: () => readSettings(processEnvironment(), subgraphs),
  now: new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
