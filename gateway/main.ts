import "reflect-metadata";
import { registry } from "../subgraphs/registry.js";
import { announce, explainFailure } from "./announce.js";
import { startGateway } from "./gateway.js";
import { processEnvironment, readSettings } from "./settings.js";
import { untilEnd } from "./signals.js";

// From the first moment on: a Ctrl-C while starting must end the database that was started, too.
const ended = untilEnd();
try {
  const settings = readSettings(
    processEnvironment(),
    registry.map(({ name }) => name),
  );
  const gateway = await startGateway(settings);
  await announce(gateway);
  await ended;
  await gateway.stop();
} catch (error) {
  explainFailure(error);
  process.exitCode = 1;
}
