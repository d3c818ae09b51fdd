import { request } from "undici";
import { z } from "zod";
import type { ComposedOf } from "./composed-of.js";

/** What is known of the schemas that subgraphs run with. */
export type SchemaDrift = {
  /** The subgraphs whose schema is not the composed one, as far as they were reached. */
  drifting(): readonly string[];
  /** Asks all of them now. Never rejects. */
  look(): Promise<void>;
  stop(): void;
};

export type SchemaDriftParts = {
  /** Subgraphs in other processes. */
  remotes: readonly { name: string; url: URL }[];
  /** The checksums of the schemas that run in this process. */
  local: ComposedOf;
  /** Those that the served supergraph was composed of. */
  composed: () => ComposedOf;
  /** Told whenever a subgraph begins or ceases to differ: a line in the log, and a number for whoever counts. */
  onChange(subgraph: string, differs: boolean): void;
};

const TIMEOUT_MS = 1_000;
/** A release of a subgraph takes longer. */
const EVERY_MS = 5_000;

const readySchema = z.object({ schema: z.string() });

/**
 * Compares the schema that each subgraph says it runs with to the one that was composed. A subgraph that is not reached
 * is compared once it is. Nothing is refused over it: while a release is under way, the two do differ.
 */
export function watchSchemas(parts: SchemaDriftParts): SchemaDrift {
  const { remotes, local, composed, onChange } = parts;
  const running = new Map(local);
  let told: readonly string[] = [];
  let isLooking = false;

  function drifting(): readonly string[] {
    const expected = composed();
    return [...running].flatMap(([name, checksum]) => {
      const wanted = expected.get(name);
      return wanted === undefined || wanted === checksum ? [] : [name];
    });
  }

  function tell(): void {
    const now = drifting();
    const before = told;
    told = now;
    for (const name of now) if (!before.includes(name)) onChange(name, true);
    for (const name of before) if (!now.includes(name)) onChange(name, false);
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    await Promise.all(
      remotes.map(async ({ name, url }) => {
        const checksum = await runningSchema(url).catch(() => null);
        if (checksum !== null) running.set(name, checksum);
      }),
    );
    isLooking = false;
    tell();
  }

  void look();
  // What runs in this process changes with the supergraph alone, and that is looked at as well.
  const timer = setInterval(() => void look(), EVERY_MS).unref();
  return { drifting, look, stop: () => clearInterval(timer) };
}

/** A subgraph that is somebody else's, or older, does not say; then there is nothing to compare. */
async function runningSchema(url: URL): Promise<string | null> {
  const { body } = await request(new URL("/ready", url), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = readySchema.safeParse(await body.json());
  return answer.success ? answer.data.schema : null;
}
