import { describe, expect, it, onTestFinished } from "vitest";
import { loadEngine } from "../../../gateway/engine/load-engine.js";
import { checksumsIn, withChecksums } from "../../../gateway/supergraph/composed-of.js";
import { requireKnown } from "../../../gateway/supergraph/load-supergraph.js";
import {
  atStart,
  NoSupergraph,
  SupergraphUnreadable,
} from "../../../gateway/supergraph/no-supergraph.js";
import { versionOf } from "../../../gateway/supergraph/supergraph.js";
import { openSupergraph } from "../../../gateway/supergraph/supergraph-life.js";
import { schemaChecksum } from "../../../subgraphs/kit/schema-checksum.js";
import { DEMO_INSTANT } from "../../demo.js";
import { compose } from "../../scenarios/supergraph-life/small-graph.js";

const supergraph = (field: string, subgraph = "words") =>
  compose({ [subgraph]: [`type Query { ${field}: String }`, "http://words.invalid"] });
const ONE = supergraph("one");
const TWO = supergraph("two");
const UNREADABLE = Object.assign(new Error("EACCES: /texts"), { code: "EACCES" });
const BROKEN = "type Query {";

/** A life over these texts, the newest last; `null` cannot be read. */
async function lifeOver(...texts: (string | null)[]) {
  const errors: { fields: object; message: string }[] = [];
  const read: string[] = [];
  const life = await openSupergraph({
    source: {
      name: "/texts",
      candidates: async () =>
        texts
          .map((text, index) => ({
            name: `${index}.graphql`,
            async read() {
              read.push(`${index}`);
              if (text === null) throw UNREADABLE;
              return text;
            },
          }))
          .reverse(),
      watch: null,
    },
    async load(next) {
      requireKnown(next, ["words"]);
      return loadEngine(next.sdl, async () => ({ data: {} }));
    },
    log: {
      info: () => undefined,
      error: (fields, message) => void errors.push({ fields, message }),
    },
    now: () => DEMO_INSTANT,
    everyMs: 3_600_000,
  });
  onTestFinished(life.stop);
  return { life, texts, errors, read };
}

const served = (sdl: string) => ({
  version: versionOf(sdl),
  loadedAt: DEMO_INSTANT,
  refused: null,
});
const refusal = (name: string, why: unknown) => ({ name, at: DEMO_INSTANT, why });

describe("the supergraph that is served", () => {
  it("is the newest at first, and then each newer one", async () => {
    const { life, texts } = await lifeOver(ONE);
    expect(life.state()).toEqual(served(ONE));

    texts.push(TWO);
    await life.look();

    expect(life.state()).toEqual(served(TWO));
  });

  it("is the one before when the newest is taken back", async () => {
    const { life, texts } = await lifeOver(ONE, TWO);

    texts.pop();
    await life.look();

    expect(life.state()).toEqual(served(ONE));
  });

  it("is at the start the newest that can be served, with what is wrong with the others", async () => {
    const { life } = await lifeOver(ONE, BROKEN);

    expect(life.state()).toEqual({
      ...served(ONE),
      refused: refusal("1.graphql", expect.stringContaining("cannot be parsed")),
    });
  });

  it("stays when the next one is refused, which is said once, and goes on to the one after it", async () => {
    const { life, texts, errors } = await lifeOver(ONE);

    texts.push(supergraph("three", "strangers"));
    await life.look();
    await life.look();
    const why = "it names subgraphs that are not known here: strangers";
    expect(life.state()).toEqual({ ...served(ONE), refused: refusal("1.graphql", why) });
    expect(errors).toEqual([
      { fields: { supergraph: "1.graphql", why }, message: "a supergraph is refused" },
    ]);

    texts.push(TWO);
    await life.look();
    expect(life.state()).toEqual(served(TWO));
  });

  it("has nothing refused after it once the refused one is taken back", async () => {
    const { life, texts } = await lifeOver(ONE);
    texts.push(BROKEN);
    await life.look();

    texts.pop();
    await life.look();

    expect(life.state()).toEqual(served(ONE));
  });

  it("stays while its source cannot be read, which is said once", async () => {
    const { life, texts, errors } = await lifeOver(ONE);

    texts.push(null);
    await life.look();
    await life.look();

    expect(life.state()).toEqual(served(ONE));
    expect(errors).toEqual([
      {
        fields: {
          err: new SupergraphUnreadable("this account may not read it", { cause: UNREADABLE }),
        },
        message: "no new supergraph can be looked for",
      },
    ]);
  });

  it("is looked for once more when it may have changed during a look", async () => {
    const { life, read } = await lifeOver(ONE);
    read.length = 0;

    await Promise.all([life.look(), life.look(), life.look()]);

    expect(read).toEqual(["0", "0"]);
  });

  it.each([
    ["none", [], "it holds no <version>.graphql file"],
    [
      "one that is broken",
      [BROKEN],
      "it cannot be parsed: Syntax Error: Expected Name, found <EOF>",
    ],
    ["one that cannot be read", [null], "this account may not read it"],
  ])(
    "cannot be %s at the start: who starts it is told the place and the reason",
    async (_what, texts, why) => {
      await expect(lifeOver(...texts)).rejects.toThrow(new NoSupergraph("/texts", why));
    },
  );

  it("is not blamed at the start for what nobody foresaw", () => {
    const bug = new TypeError("no");

    expect(atStart("/texts", bug)).toBe(bug);
  });
});

describe("what a supergraph was composed of", () => {
  it("travels with its text", () => {
    const sdl = withChecksums(ONE, [
      { name: "talk", sdl: "type A { a: Int }\n" },
      { name: "pay", sdl: "type B { b: Int }" },
    ]);

    expect(checksumsIn(sdl)).toEqual(
      new Map([
        ["talk", schemaChecksum("type A { a: Int }")],
        ["pay", schemaChecksum("type B { b: Int }")],
      ]),
    );
    expect(sdl.endsWith(ONE)).toBe(true);
  });

  it("is not known of others'", () => {
    expect(checksumsIn(ONE)).toEqual(new Map());
  });
});
