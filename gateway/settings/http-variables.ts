import { z } from "zod";
import type { HttpSettings, RateSettings } from "./settings.types.js";

const parts = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)));

/** An address, or a network like 10.0.0.0/8. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** As browsers send it: no path, no slash at the end, and never the `*` that would let any page ask. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text);

const perMinute = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** The variables about serving HTTP. */
export const httpVariables = {
  TRUSTED_DOCUMENTS: z.enum(["off", "measure", "enforce"]).optional(),
  TRUST_PROXY: parts.pipe(z.array(proxy)).optional(),
  CORS_ORIGINS: parts.pipe(z.array(origin)).optional(),
  RATE_LIMIT_CLIENT: perMinute.optional(),
  RATE_LIMIT_VIEWER: perMinute.optional(),
  RATE_LIMIT_SEARCH: perMinute.optional(),
  RATE_LIMIT_REVEAL: perMinute.optional(),
};

type HttpVariables = z.infer<z.ZodObject<typeof httpVariables>>;

const RATE_FIX = "give a whole number of requests a minute, or leave it out";

export const HTTP_FIXES: Record<keyof HttpVariables, string> = {
  TRUSTED_DOCUMENTS:
    "give off, measure or enforce, or leave it out: enforce in production, else off",
  TRUST_PROXY:
    "give the addresses or networks of the proxies in front, like 10.0.0.0/8, parted by commas, or leave it out for none",
  CORS_ORIGINS:
    "give origins like https://console.example.com, parted by commas, without a path, or leave it out for none",
  RATE_LIMIT_CLIENT: RATE_FIX,
  RATE_LIMIT_VIEWER: RATE_FIX,
  RATE_LIMIT_SEARCH: RATE_FIX,
  RATE_LIMIT_REVEAL: RATE_FIX,
};

/**
 * A support centre of a hundred agents may share one address. Thirty searches a minute are more than a person can read
 * and too few to list people by their names; nobody calls ten people in one.
 */
const PRODUCTION_RATES: RateSettings = {
  clientPerMinute: 6_000,
  viewerPerMinute: 600,
  searchesPerMinute: 30,
  revealsPerMinute: 10,
};

/** While developing, rates are counted and stop nobody: a test or a bench is one client. */
const DEVELOPMENT_RATES: RateSettings = {
  clientPerMinute: 1_000_000,
  viewerPerMinute: 1_000_000,
  searchesPerMinute: 1_000_000,
  revealsPerMinute: 1_000_000,
};

/** How HTTP is served in this environment, with what the variables say otherwise. */
export function httpSettings(environment: string, variables: HttpVariables): HttpSettings {
  const isProduction = environment === "production";
  const rates = isProduction ? PRODUCTION_RATES : DEVELOPMENT_RATES;
  return {
    profile: isProduction ? "production" : "development",
    trustedDocuments: variables.TRUSTED_DOCUMENTS ?? (isProduction ? "enforce" : "off"),
    trustedProxies: variables.TRUST_PROXY ?? [],
    corsOrigins: variables.CORS_ORIGINS ?? [],
    rates: {
      clientPerMinute: variables.RATE_LIMIT_CLIENT ?? rates.clientPerMinute,
      viewerPerMinute: variables.RATE_LIMIT_VIEWER ?? rates.viewerPerMinute,
      searchesPerMinute: variables.RATE_LIMIT_SEARCH ?? rates.searchesPerMinute,
      revealsPerMinute: variables.RATE_LIMIT_REVEAL ?? rates.revealsPerMinute,
    },
  };
}
