import { writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { DEMO } from "../../../../subgraphs/kit/demo/people.js";
import { compareServers, type Prepared } from "../compare-servers.js";
import { type RequestOptions, runOf, withRequestOptions } from "../request-options.js";
import { type ServerName, serverEntry } from "../servers/servers.js";
import type { WorkloadName } from "../workloads/workloads.js";
import { expectInPlace } from "./in-place.js";
import { type SecurityPart, securityParts } from "./security-part.js";
import { securityReport } from "./security-report.js";

type Options = RequestOptions & { workload: WorkloadName; parts: readonly SecurityPart[] | false };

/** What agents ask about the people that the check below asks about. */
const WORKLOADS: readonly WorkloadName[] = ["package", "total"];

const USUAL = { connections: 16, requests: 1_500, alone: 200, warmUp: 3_000, rounds: 9 };

/** `npm run bench -- security`. */
export function securityCommand(): Command {
  const command = new Command("security")
    .description("What security costs on the main query: the gateway beside itself without it.")
    .addOption(
      new Option("--workload <name>", "what is asked").choices(WORKLOADS).default("package"),
    )
    .addOption(
      new Option("--parts <names...>", "what each of these parts costs")
        .choices(securityParts)
        .default(securityParts, "all"),
    )
    .option("--no-parts", "only all of them together");
  return withRequestOptions(command, USUAL).action(async (options: Options) => {
    const { workload, reports, profiles = null, json } = options;
    const names: ServerName[] = ["open", "secured"];
    for (const part of options.parts || []) names.push(`without-${part}`);
    const contenders = names.map((name, at) => ({ letter: String.fromCharCode(97 + at), name }));
    const run = runOf(options);
    const compared = await compareServers(
      { contenders, workloads: [workload], reports, run, profiles },
      expectAllInPlace,
    );
    process.stdout.write(securityReport(compared));
    if (json !== undefined) await writeFile(json, `${JSON.stringify(compared, null, 2)}\n`);
  });
}

/** @throws Error when a server has other parts than it says, or answers otherwise than the others */
async function expectAllInPlace({ running, requests, databases }: Prepared): Promise<null> {
  const request = requests.find(({ body }) => body.includes(DEMO.bakery));
  if (!request) throw new Error("nobody asks about the bakery");
  const directoryUrl = databases.urls.directory?.ownerUrl ?? "";
  const answers = new Set<string>();
  for (const server of running) {
    const { parts = new Set() } = serverEntry(server.name);
    const answer = await server.whileWorking(() =>
      expectInPlace(server, parts, request, directoryUrl),
    );
    answers.add(answer);
    if (answers.size > 1) throw new Error(`${server.name} answers otherwise: ${[...answers]}`);
  }
  return null;
}
