import { describe, expect, it } from "vitest";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { readSettings } from "../../../gateway/settings.js";

const http = (environment: Record<string, string>) => readSettings(environment, []).http;

function complaints(environment: Record<string, string>): string[] {
  try {
    readSettings(environment, []);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
  return [];
}

describe("the settings of HTTP", () => {
  it("are open while developing: any document, and rates that stop nobody", () => {
    expect(http({})).toEqual({
      profile: "development",
      trustedDocuments: "off",
      trustedProxies: [],
      corsOrigins: [],
      rates: {
        clientPerMinute: 1e6,
        viewerPerMinute: 1e6,
        searchesPerMinute: 1e6,
        revealsPerMinute: 1e6,
      },
    });
  });

  it("take everything that can be set", () => {
    expect(
      http({
        TRUSTED_DOCUMENTS: "measure",
        TRUST_PROXY: "10.0.0.0/8, 2001:db8::1",
        CORS_ORIGINS: "https://console.example.com,http://localhost:5173",
        RATE_LIMIT_CLIENT: "1200",
        RATE_LIMIT_VIEWER: "60",
        RATE_LIMIT_SEARCH: "5",
        RATE_LIMIT_REVEAL: "2",
      }),
    ).toEqual({
      profile: "development",
      trustedDocuments: "measure",
      trustedProxies: ["10.0.0.0/8", "2001:db8::1"],
      corsOrigins: ["https://console.example.com", "http://localhost:5173"],
      rates: {
        clientPerMinute: 1200,
        viewerPerMinute: 60,
        searchesPerMinute: 5,
        revealsPerMinute: 2,
      },
    });
  });

  it.each([
    ["TRUSTED_DOCUMENTS", "on"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "proxy.example.com"],
    ["CORS_ORIGINS", "*"],
    ["CORS_ORIGINS", "null"],
    ["CORS_ORIGINS", "https://console.example.com/"],
    ["CORS_ORIGINS", "https://console.example.com,"],
    ["CORS_ORIGINS", "ftp://console.example.com"],
    ["RATE_LIMIT_SEARCH", "0"],
    ["RATE_LIMIT_REVEAL", "1.5"],
    ["RATE_LIMIT_VIEWER", "-1"],
    ["RATE_LIMIT_CLIENT", "none"],
  ])("refuse %s %s", (variable, value) => {
    expect(complaints({ [variable]: value })).toEqual([variable]);
  });
});
