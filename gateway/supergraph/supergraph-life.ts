import type { Clock } from "../../subgraphs/kit/clock.js";
import { type SwitchableEngine, switchableEngine } from "../engine/engine.js";
import type { LoadedEngine } from "../engine/load-engine.js";
import { recent } from "../limits/recent.js";
import { atStart, readable } from "./no-supergraph.js";
import { readSupergraph, type Supergraph, SupergraphRefused, versionOf } from "./supergraph.js";
import type { SupergraphSource } from "./supergraph-source.js";

/** Which supergraph is served, as whoever runs the gateway wants to know it. */
export type SupergraphState = {
  version: string;
  loadedAt: Date;
  /** What came after it and is not served; null when nothing did. */
  refused: { name: string; at: Date; why: string } | null;
};

export type SupergraphParts = {
  source: SupergraphSource;
  /** Makes a supergraph ready to be asked. @throws SupergraphRefused when it cannot be served here */
  load(supergraph: Supergraph): Promise<LoadedEngine>;
  /** Told of each that is served, the first included. */
  onSwitch?: (supergraph: Supergraph) => void;
  log: {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  now: Clock;
  /** How often is looked for a new one; null for never: it is this build's own. */
  everyMs: number | null;
};

/** The supergraph that is served, and the ones that come after it. */
export type SupergraphLife = {
  engine: SwitchableEngine;
  current(): Supergraph;
  state(): SupergraphState;
  /** Looks for a new one now. Settles when it is served or refused; never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

/** Twice in the two seconds within which a new one is to be served. */
export const LOOK_EVERY_MS = 1_000;

/** Of so many texts that were refused it is remembered that they were. */
const REMEMBERED = 100;

/**
 * Serves the newest supergraph of a source that can be served, and goes over to every new one. One that cannot be served
 * is refused once, with a line in the log, and the last good one goes on.
 * @throws NoSupergraph when there is none at first, or what nobody foresaw of it
 */
export async function openSupergraph(parts: SupergraphParts): Promise<SupergraphLife> {
  const { source, load, log, now, everyMs } = parts;
  const known = recent(REMEMBERED);
  let refused: SupergraphState["refused"] = null;
  let looking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  type Loaded = { supergraph: Supergraph; engine: LoadedEngine; at: Date };
  /** Goes over to the newest that can be served; null where that is the one that is. */
  async function newest(servedVersion: string | null): Promise<Loaded | null> {
    let first: unknown = null;
    for (const [place, { name, read }] of (await readable(source.candidates())).entries()) {
      const sdl = await readable(read());
      const version = versionOf(sdl);
      if (version === servedVersion) {
        if (place === 0) refused = null;
        return null;
      }
      if (known.has(version)) continue;
      try {
        const supergraph = readSupergraph(sdl, everyMs === null);
        const found = { supergraph, engine: await load(supergraph), at: now() };
        if (servedVersion !== null) engine.switchTo(found.engine);
        if (place === 0) refused = null;
        return found;
      } catch (error) {
        known.add(version);
        refuse(name, error);
        first ??= error;
      }
    }
    if (servedVersion === null)
      throw first ?? new SupergraphRefused("it holds no <version>.graphql file");
    return null;
  }

  function refuse(name: string, error: unknown): void {
    const why = error instanceof SupergraphRefused ? error.message : "it cannot be loaded";
    refused = { name, at: now(), why };
    const cause = error instanceof SupergraphRefused ? {} : { err: error };
    log.error({ supergraph: name, why, ...cause }, "a supergraph is refused");
  }

  async function lookOnce(): Promise<void> {
    try {
      const newer = await newest(loaded.supergraph.version);
      isReadable = true;
      if (newer === null) return;
      loaded = newer;
      tell();
    } catch (error) {
      // Every second the same until it is mended: once is enough.
      if (isReadable) log.error({ err: error }, "no new supergraph can be looked for");
      isReadable = false;
    }
  }

  function tell(): void {
    const { version } = loaded.supergraph;
    log.info({ supergraph: version }, "a supergraph is served");
    parts.onSwitch?.(loaded.supergraph);
  }

  function look(): Promise<void> {
    if (looking) {
      // One under way may have read already what has changed since.
      next ??= looking.then(() => {
        next = null;
        return look();
      });
      return next;
    }
    looking = lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  let isReadable = true;
  const firstLoaded = await newest(null).catch((error: unknown) => {
    throw atStart(source.name, error);
  });
  if (firstLoaded === null) throw new Error("the first supergraph was taken for the one served");
  let loaded: Loaded = firstLoaded;
  const engine = switchableEngine(async () => loaded.engine);
  tell();
  const timer = everyMs === null ? null : setInterval(() => void look(), everyMs).unref();
  const unwatch = everyMs === null ? null : source.watch?.(() => void look());

  return {
    engine,
    current: () => loaded.supergraph,
    state: () => ({ version: loaded.supergraph.version, loadedAt: loaded.at, refused }),
    look,
    async stop() {
      if (timer) clearInterval(timer);
      unwatch?.();
      await (next ?? looking);
    },
  };
}
