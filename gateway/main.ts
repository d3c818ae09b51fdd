import "reflect-metadata";
import { registry } from "../subgraphs/registry.js";
import { announce, explainFailure } from "./announce.js";
import { startGateway } from "./gateway.js";
import { processEnvironment, readSettings } from "./settings.js";
import { untilSignal } from "./signals.js";

try {
  const settings = readSettings(
    processEnvironment(),
    registry.map(({ name }) => name),
  );
  const gateway = await startGateway(settings);
  await announce(gateway);
  await untilSignal();
  await gateway.stop();
} catch (error) {
  explainFailure(error);
  process.exitCode = 1;
}
