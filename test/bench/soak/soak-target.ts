import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { projectFile } from "../../../gateway/project-files.js";
import { openDemoIdentity } from "../../../gateway/viewer/demo-identity.js";
import { DEMO_IDS } from "../../../gateway/viewer/demo-ids.js";
import { PERMISSIONS } from "../../../subgraphs/kit/viewer/viewer.js";

/** The gateway that is soaked: a process of its own. */
export type SoakTarget = {
  address: string;
  pid: number;
  /** Of an agent. */
  token: string;
};

const TOKEN_HOURS = 24;

/**
 * Starts the gateway as `npm start` does, on data of its own, and waits until the synthetic people are there, too. Both
 * are gone afterwards.
 */
export async function withDemoGateway<Result>(
  work: (target: SoakTarget) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), "compensation-soak-"));
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [projectFile("dist", "start", "main.js")], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    // A Ctrl-C is for this process, which ends the gateway when it is done with it.
    detached: true,
  });
  const exited = once(child, "exit");
  try {
    let address = "";
    for await (const line of createInterface({ input: child.stdout })) {
      address = /Graph\s+(http:\/\/\S+)\/graphql/.exec(line)?.[1] ?? address;
      if (line.includes("synthetic reports are loaded")) break;
    }
    child.stdout.resume();
    const { pid } = child;
    if (address === "" || pid === undefined)
      throw new Error("the gateway did not start: see above");
    const identity = await openDemoIdentity(dataDir);
    const agent = { role: "agent", id: DEMO_IDS.agent, permissions: PERMISSIONS.agent } as const;
    const token = await identity.issue(agent, TOKEN_HOURS, new Date());
    return await work({ address, pid, token });
  } finally {
    child.kill("SIGTERM");
    await exited;
    await rm(dataDir, { recursive: true });
  }
}

/** Memory of a process that is in the machine's, in megabytes. */
export async function residentMb(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1_024;
}
