import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { realClock } from "../../subgraphs/kit/clock.js";
import type { Engine } from "../engine/engine.js";
import type { CallSubgraph } from "../engine/load-engine.js";
import { projectFile } from "../project-files.js";
import type { ReachedSubgraph } from "../subgraph-call/reached-subgraph.js";
import type { TrustedDocuments } from "../trusted-documents/manifest.js";
import { checksumsIn } from "./composed-of.js";
import { fileSource } from "./file-sources.js";
import { loadSupergraph, requireKnown } from "./load-supergraph.js";
import { type SchemaDrift, watchSchemas } from "./schema-drift.js";
import { LOOK_EVERY_MS, openSupergraph, type SupergraphState } from "./supergraph-life.js";
import { sourceAt } from "./supergraph-source.js";

/** What `/ready` says of the supergraph: which one is served, and which subgraphs run with another schema. */
export type OwnSupergraphState = SupergraphState & { drifting: readonly string[] };

export type OwnSupergraphParts = {
  /** A file, a directory of versions or an http(s) address; null for the committed one, which does not change. */
  where: string | null;
  subgraphs: readonly ReachedSubgraph[];
  call: CallSubgraph;
  /** Planned before a new supergraph is served. */
  trusted: TrustedDocuments;
  log: Logger;
};

export type OwnSupergraph = {
  engine: Engine;
  state(): OwnSupergraphState;
  stop(): Promise<void>;
};

/** The supergraph of the registered subgraphs, wherever they run. */
export async function openOwnSupergraph(parts: OwnSupergraphParts): Promise<OwnSupergraph> {
  const { where, subgraphs, call, trusted, log } = parts;
  const committed = projectFile("schema", "supergraph.graphql");
  let isFirst = true;
  let drift: SchemaDrift | null = null;
  const life = await openSupergraph({
    source: where === null ? fileSource(committed) : await sourceAt(where),
    async load(supergraph) {
      requireKnown(
        supergraph,
        subgraphs.map(({ name }) => name),
      );
      // Nobody is served yet who would wait for a plan.
      return loadSupergraph(supergraph, call, isFirst ? new Map() : trusted, log);
    },
    onSwitch: () => {
      isFirst = false;
      void drift?.look();
    },
    log,
    now: realClock,
    everyMs: where === null ? null : LOOK_EVERY_MS,
  });
  const remotes = subgraphs.flatMap((subgraph) => ("url" in subgraph ? [subgraph] : []));
  // Of one build, with its own supergraph, there is nothing to compare.
  if (where !== null || remotes.length > 0) {
    drift = watchSchemas({
      remotes,
      local: await localChecksums(),
      composed: () => checksumsIn(life.current().sdl),
      onChange: (subgraph, differs) => log.warn({ subgraph }, DRIFT_SAYS[`${differs}`]),
    });
  }

  /** What runs in this process is what this build's own supergraph was composed of. */
  async function localChecksums() {
    const composed = checksumsIn(await readFile(committed, "utf8"));
    const isRemote = (name: string) => remotes.some((remote) => remote.name === name);
    return new Map([...composed].filter(([name]) => !isRemote(name)));
  }

  return {
    engine: life.engine,
    state: () => ({ ...life.state(), drifting: drift?.drifting() ?? [] }),
    async stop() {
      drift?.stop();
      await life.stop();
    },
  };
}

const DRIFT_SAYS = {
  true: "a subgraph runs with another schema than was composed",
  false: "a subgraph runs with the composed schema again",
};
