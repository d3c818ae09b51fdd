import { describe, expect, it } from "vitest";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { AGENT } from "../../demo.js";
import { startGraph } from "../../graph.js";

const graph = await startGraph();
const names = affiliateEntries.map(({ name }) => name);

const STATISTICS = `{ outage(id: "1015") { ${names
  .map(
    (name) =>
      `${name} { affiliate statistics { reports { status count } remedies { remedy { id } granted { grants won } } } }`,
  )
  .join(" ")} } }`;

describe("statistics over the gateway", () => {
  it("cost one SQL statement for each affiliate, and nothing elsewhere", async () => {
    graph.takeStatements();

    const { data, errors } = await graph.ask(STATISTICS, { as: AGENT });

    expect(errors).toBeUndefined();
    const asked = graph.takeStatements().map((statement) => statement.split(":")[0]);
    expect(asked.sort()).toEqual([...names].sort());
    const granted = data.outage.mobility.statistics.remedies.filter(
      ({ granted }: { granted: { grants: number } }) => granted.grants > 0,
    );
    // The demo's three drivers, of whom one declined.
    expect(granted).toEqual([
      { remedy: { id: "M1" }, granted: { grants: 1, won: 7_550 } },
      { remedy: { id: "M2" }, granted: { grants: 1, won: 4_260 } },
      { remedy: { id: "M3" }, granted: { grants: 1, won: 8_780 } },
    ]);
  });

  it("show an operator the own affiliate's and no other's, and the rest of the answer stands", async () => {
    const operator: IdentifiedViewer = { role: "operator", id: "opr_test", affiliate: "PAY" };

    const { status, data, errors } = await graph.ask(STATISTICS, { as: operator });

    expect(status).toBe(200);
    expect(names.filter((name) => data.outage[name].statistics !== null)).toEqual(["pay"]);
    expect(names.map((name) => data.outage[name].affiliate)).toEqual(
      affiliateEntries.map(({ affiliate }) => affiliate),
    );
    const refused = names.filter((name) => name !== "pay");
    expect(
      errors?.map(({ path, extensions }) => [path?.join("."), extensions?.code]).sort(),
    ).toEqual(refused.map((name) => [`outage.${name}.statistics`, "FORBIDDEN"]).sort());
  });

  it("are null beside the rest when an affiliate is down", async () => {
    graph.takeDown(["talk"]);

    const { data } = await graph.ask(STATISTICS, { as: AGENT });

    graph.takeDown([]);
    expect(data.outage.talk.statistics).toBeNull();
    expect(data.outage.pay.statistics).not.toBeNull();
  });
});
