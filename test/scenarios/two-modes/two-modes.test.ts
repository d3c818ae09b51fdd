import { describe, expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";
import { startGraph } from "../../graph.js";
import {
  aboutOutages,
  aboutPeople,
  afterChanges,
  type CorpusRequest,
  changes,
  otherInput,
  refused,
} from "./corpus.js";

const embedded = await startGraph();
const distributed = await startBreakableGraph({ http: httpSettings("test", {}) });

/** What one and the same gateway answers differently from one time to the next, and nothing else. */
const NEVER_THE_SAME: readonly [RegExp, string][] = [
  // How long an affiliate took, and by what support finds a masked error.
  [/"ms":\d+(?:\.\d+)?/g, '"ms":0'],
  [/err_[0-9a-f-]{36}/g, "err_"],
  // Ids that are made when something is put on record.
  [/"(exportId|id|endCursor)":"(?:aud|exp|clm)_[\w-]+"/g, '"$1":""'],
];

function normalised(text: string): string {
  return NEVER_THE_SAME.reduce((now, [pattern, by]) => now.replace(pattern, by), text);
}

async function askEmbedded(body: object | string, as?: IdentifiedViewer) {
  const response = await fetch(`${embedded.address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(as ? { authorization: `Bearer ${await embedded.token(as)}` } : {}),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function expectTheSame({ body, as }: CorpusRequest): Promise<void> {
  const here = await askEmbedded(body, as);
  const elsewhere = await distributed.post(body, as);

  expect({ ...elsewhere, text: normalised(elsewhere.text) }).toEqual({
    ...here,
    text: normalised(here.text),
  });
}

const named = (requests: readonly CorpusRequest[]) =>
  requests.map((request) => [request.name, request] as const);

describe("a gateway whose subgraphs run elsewhere answers byte for byte as one that holds them all", () => {
  describe("about everybody", () => {
    it.each(named(aboutPeople))("%s", (_name, request) => expectTheSame(request));
  });

  describe("about the outage, to everybody", () => {
    it.each(named(aboutOutages))("%s", (_name, request) => expectTheSame(request));
  });

  describe("what it refuses", () => {
    it.each(named(refused))("%s", (_name, request) => expectTheSame(request));
  });

  it("what it changes, for whoever asks, and again", async () => {
    for (const request of [...changes, ...changes, ...otherInput]) await expectTheSame(request);
    for (const request of afterChanges) await expectTheSame(request);
  }, 60_000);
});
