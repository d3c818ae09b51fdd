import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDemoIdentity } from "../../../gateway/viewer/demo-identity.js";
import { parseAuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { newKeyRing, parseKeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import { registry } from "../../../subgraphs/registry.js";
import { withBenchServer } from "../bench-server.js";
import { askInTurns, type ScaleRun, type Turns } from "./ask-in-turns.js";
import { type GrownDatabases, growDatabases } from "./grow-databases.js";
import { type Sample, samplePeople } from "./people/sample.js";
import { type CheckedPlans, checkPlans } from "./plans/check-plans.js";
import { hotRequests } from "./plans/hot-requests.js";
import { pagesPerRequest } from "./plans/pages-per-request.js";
import { openScaleGraph, type ScaleGraph } from "./scale-graph.js";
import { type TableSize, tableSizes } from "./table-sizes.js";

/** One size, with what was made and found of it. */
export type MeasuredSize = {
  size: number;
  copySeconds: number;
  tables: TableSize[];
  plans: CheckedPlans;
  /** Pages of the databases that a request looks at, by question: the median over some people. */
  pages: Readonly<Record<string, number>>;
  turns: Turns;
};

/** A size that can be asked. */
export type OpenSize = { size: number; sample: Sample; graph: ScaleGraph; grown: GrownDatabases };

/** How many people are told of in all: each of them in each database. */
export function peopleInAll(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) * registry.length;
}

/**
 * Grows the databases of every size on one server, and asks all sizes by turns: what the machine does besides meets them
 * alike.
 * @param onPeople told how many people are there, counted in each database
 */
export function measureScale(
  sizes: readonly number[],
  run: ScaleRun,
  onPeople: (people: number) => void,
): Promise<MeasuredSize[]> {
  return withBenchServer(async ({ adminUrl, ended }) => {
    const folder = await mkdtemp(join(tmpdir(), "compensation-bench-scale-"));
    const open: OpenSize[] = [];
    try {
      const parts = {
        keys: parseKeyRing(newKeyRing("bench")),
        auditKeys: parseAuditKeys(newKeyRing("bench")),
        identity: await openDemoIdentity(folder),
      };
      let people = 0;
      for (const size of sizes) {
        const grown = await growDatabases(adminUrl, size, parts.keys, ended, (more) => {
          people += more;
          onPeople(people);
        });
        const graph = await openScaleGraph(grown, parts);
        open.push({ size, grown, graph, sample: samplePeople(size) });
      }
      const sized = [];
      for (const { grown } of open) sized.push(await tableSizes(grown));
      const turns = await askInTurns(open, run, ended);
      const measured: MeasuredSize[] = [];
      for (const [place, { size, sample, graph, grown }] of open.entries()) {
        measured.push({
          size,
          copySeconds: grown.copySeconds,
          tables: sized[place] ?? [],
          turns: turns[place] ?? {},
          pages: await pagesPerRequest(grown, graph, sample),
          plans: await checkPlans(grown, graph, hotRequests(sample)),
        });
      }
      return measured;
    } finally {
      for (const { graph } of open) await graph.close();
      await rm(folder, { recursive: true });
    }
  });
}
