import { describe, expect, it } from "vitest";
import { supergraphProblems } from "../../../gateway/settings/supergraph-variable.js";
import { readRouterSettings } from "../../../gateway/settings.js";

describe("SUPERGRAPH", () => {
  it.each([
    ["http://registry.internal/graph", ["SUPERGRAPH"]],
    ["https://registry.internal/graph", []],
    ["http://127.0.0.1:8080/graph", []],
    ["/srv/supergraphs", []],
    [undefined, []],
  ])("in production may be %s or not", (where, problems) => {
    const found = supergraphProblems({ SUPERGRAPH: where });

    expect(found.map(({ variable }) => variable)).toEqual(problems);
  });
});

describe("a gateway to somebody else's subgraphs", () => {
  it("is no production by their addresses, and needs no database and no signing keys", () => {
    const { environment, calls, signingKeys, supergraph } = readRouterSettings(
      { PRODUCTS_URL: "http://products.internal", SUPERGRAPH: "/srv/supergraphs" },
      ["products"],
    );

    expect({ environment, url: calls.of.products?.url, signingKeys, supergraph }).toEqual({
      environment: "development",
      url: "http://products.internal/graphql",
      signingKeys: { of: {}, others: [] },
      supergraph: "/srv/supergraphs",
    });
  });

  it("knows in production whose tokens it believes", () => {
    expect(() => readRouterSettings({ NODE_ENV: "production" }, [])).toThrow(
      /JWKS_URL: it is missing/,
    );
  });
});
