import { importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
import type { IdentifiedViewer } from "../../subgraphs/kit/viewer/viewer.js";
import { openDemoKey } from "./demo-key.js";

export const DEMO_ISSUER = "urn:affiliate-compensation-graph:demo";
export const DEMO_AUDIENCE = "affiliate-compensation-graph";

/** The identity provider of embedded mode: it believes itself. */
export type DemoIdentity = {
  publicKey: JWK;
  /** A token for this viewer, good for a number of hours from `now`, which is the real time and not the demo clock's. */
  issue(viewer: IdentifiedViewer, hours: number, now: Date): Promise<string>;
};

/** Opens the identity provider of a data folder, making its key when there is none. */
export async function openDemoIdentity(dataDir: string): Promise<DemoIdentity> {
  const { d, ...publicKey } = await openDemoKey(dataDir);
  const privateKey = await importJWK({ ...publicKey, d });

  return {
    publicKey,
    issue: (viewer, hours, now) =>
      new SignJWT(claimsOf(viewer))
        .setProtectedHeader({ alg: publicKey.alg, kid: publicKey.kid, typ: "JWT" })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject(viewer.id)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + hours * 3_600_000))
        .sign(privateKey),
  };
}

/** Permissions travel as scopes, like those of any other identity provider. */
function claimsOf({ id: _subject, ...viewer }: IdentifiedViewer): JWTPayload {
  if (!("permissions" in viewer)) return viewer;
  const { permissions = [], ...role } = viewer;
  return { ...role, scope: permissions.join(" ") };
}
