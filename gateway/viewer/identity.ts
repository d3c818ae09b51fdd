import {
  createIssuersVerifier,
  createTokenVerifier,
  type TokenVerifier,
} from "../../subgraphs/kit/viewer/token.js";
import type { Settings } from "../settings/settings.types.js";
import { DEMO_AUDIENCE, DEMO_ISSUER, openDemoIdentity } from "./demo-identity.js";
import { DEMO_STAFF, type DemoStaff } from "./demo-staff.js";

const DEMO_TOKEN_HOURS = 12;

/** How this gateway knows who asks. */
export type Identity = TokenVerifier & {
  /** A fresh token of the demo agent, for the pages of the demo to be used at once; null outside of the demo. */
  agentToken: (() => Promise<string>) | null;
  /** The same for each of the demo's staff. */
  staffToken: ((staff: DemoStaff) => Promise<string>) | null;
};

/**
 * Opens the identity that the settings ask for.
 * @param now the real time, never the demo clock
 */
export async function openIdentity(
  { identity, dataDir }: Pick<Settings, "identity" | "dataDir">,
  now: () => Date,
): Promise<Identity> {
  if (identity.mode === "key-set") {
    const { issuers, maxTokenAgeSeconds } = identity;
    const trusted = issuers.map(({ jwksUrl, ...issuer }) => ({
      ...issuer,
      jwks: new URL(jwksUrl),
    }));
    const { verify } = createIssuersVerifier(trusted, { maxTokenAgeSeconds, now });
    return { verify, agentToken: null, staffToken: null };
  }
  const demo = await openDemoIdentity(dataDir);
  const { verify } = createTokenVerifier({
    key: demo.publicKey,
    issuer: DEMO_ISSUER,
    audience: DEMO_AUDIENCE,
    now,
  });
  const staffToken = (staff: DemoStaff) => demo.issue(DEMO_STAFF[staff], DEMO_TOKEN_HOURS, now());
  return { verify, agentToken: () => staffToken("agent"), staffToken };
}
