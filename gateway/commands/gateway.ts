import { processEnvironment } from "../settings.js";
import { runGatewayCommand } from "./gateway/gateway-command.js";
import { processSurroundings } from "./process-surroundings.js";

process.exitCode = await runGatewayCommand(process.argv.slice(2), {
  ...processSurroundings(),
  environment: processEnvironment,
});
