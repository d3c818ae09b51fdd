import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { NoSupergraph, readable } from "../../../gateway/supergraph/no-supergraph.js";
import { type SupergraphSource, sourceAt } from "../../../gateway/supergraph/supergraph-source.js";

async function folderOf(...files: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "supergraphs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of files) await writeFile(join(folder, file), `of ${file}`);
  return folder;
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph?key=secret`;
}

async function textsIn(source: SupergraphSource) {
  const candidates = await source.candidates();
  return Promise.all(candidates.map(async ({ name, read }) => [name, await read()]));
}

describe("a source of supergraphs", () => {
  it("that is a directory has its versions in the order of numbers, and nothing that is half written", async () => {
    const files = ["9.graphql", "10.graphql", ".11.graphql", "12.graphql.new", "README.md"];

    expect(await textsIn(await sourceAt(await folderOf(...files)))).toEqual([
      ["10.graphql", "of 10.graphql"],
      ["9.graphql", "of 9.graphql"],
    ]);
  });

  it("that is a file has that one, and says when it is replaced", async () => {
    const folder = await folderOf("supergraph.graphql");
    const file = join(folder, "supergraph.graphql");
    const source = await sourceAt(file);
    const changed = new Promise<void>((resolve) => {
      const unwatch = source.watch?.(resolve);
      onTestFinished(() => unwatch?.());
    });

    expect(await textsIn(source)).toEqual([["supergraph.graphql", "of supergraph.graphql"]]);
    await writeFile(file, "another");

    await changed;
    expect(await textsIn(source)).toEqual([["supergraph.graphql", "another"]]);
  });

  it("that is an address is sent once for each tag, and is known by its host alone", async () => {
    const asked: (string | undefined)[] = [];
    const address = await serve(({ headers }, response) => {
      asked.push(headers["if-none-match"]);
      if (headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"' }).end("of the address");
    });
    const source = await sourceAt(address);
    const expected = [[new URL(address).host, "of the address"]];

    expect(await textsIn(source)).toEqual(expected);
    expect(await textsIn(source)).toEqual(expected);
    expect(asked).toEqual([undefined, '"1"']);
  });

  it("that is an address takes nothing but a good answer in time, and says what it got", async () => {
    const failing = await serve((_, response) => response.writeHead(502).end("no"));
    const silent = await serve(() => undefined);
    const closed = "http://127.0.0.1:1/supergraph?key=secret";
    const unknown = "http://nowhere.invalid/supergraph?key=secret";

    const said = [failing, silent, closed, unknown].map(async (address) => {
      const source = await sourceAt(address);
      return readable(textsIn(source)).catch((error: Error) => `${source.name}: ${error.message}`);
    });

    expect(await Promise.all(said)).toEqual([
      `${new URL(failing).host}: it answered with status 502`,
      `${new URL(silent).host}: it did not answer in time`,
      "127.0.0.1:1: nobody listens there",
      expect.stringMatching(
        /^nowhere\.invalid: (there is no host of that name|its host name cannot)/,
      ),
    ]);
  });

  it.each(["http://", "htps://registry.internal/?key=secret"])(
    "that is %s is none, which is said without repeating it",
    async (where) => {
      await expect(sourceAt(where)).rejects.toThrow(
        new NoSupergraph("the given address", "it is no http(s) address"),
      );
    },
  );
});
