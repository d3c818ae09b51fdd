import { expect, it } from "vitest";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { withConnection } from "../../../subgraphs/kit/database/connection.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { AGENT } from "../../demo.js";
import { startBreakableGraph } from "../../faults/drilled-graph.js";
import { startGraph } from "../../graph.js";

const embedded = await startGraph();
const distributed = await startBreakableGraph({ http: httpSettings("test", {}) });

const NO_MORE_SLICES = "revoke insert on last_known_slices from directory_app";
await embedded.asOwner("directory", ({ sql }) => sql.unsafe(NO_MORE_SLICES));
await withConnection(distributed.ownerUrlOf("directory"), (sql) => sql.unsafe(NO_MORE_SLICES));

const QUERY = `{ partner(id: "${DEMO.taxi}") { compensation(outageId: "1015") {
  total { received } lastKnown(affiliates: [MOBILITY]) { affiliate asOf }
} } }`;
const ANSWER = {
  partner: {
    compensation: {
      total: { received: 7_550 },
      lastKnown: [{ affiliate: "MOBILITY", asOf: null }],
    },
  },
};

const modes = {
  "in the gateway's process": {
    logLines: embedded.logLines,
    ask: async () => {
      const { data, errors } = await embedded.ask(QUERY, { as: AGENT });
      return { data, errors };
    },
  },
  elsewhere: {
    logLines: distributed.logLines,
    ask: async () => {
      const { data, errors } = JSON.parse((await distributed.post({ query: QUERY }, AGENT)).text);
      return { data, errors };
    },
  },
};

it.each(Object.entries(modes))(
  "a directory %s that cannot keep what affiliates told says so in the log, once for many, and of nobody",
  async (_where, { ask, logLines }) => {
    const notKept = () => logLines.filter((line) => line.includes("could not be kept"));

    const answers = [await ask(), await ask(), await ask()];

    expect(answers).toEqual(Array(3).fill({ data: ANSWER, errors: undefined }));
    await expect.poll(notKept).toHaveLength(1);
    expect(JSON.parse(notKept()[0] ?? "")).toEqual({
      level: 40,
      time: expect.any(Number),
      subgraph: "directory",
      code: "42501",
      msg: "what affiliates told could not be kept for later",
    });
  },
);
