import type { session as korean } from "../ko/session.js";
import type { SameKeys } from "../same-keys.js";

/** Signing in and out. */
export const session: SameKeys<typeof korean> = {
  title: "Sign in",
  lead: "For agents and operators who look up what people were given after an outage, and work on it.",
  signOut: "Sign out",
  demo: {
    lead: "Sign in as one of the demo's staff. Every person in the demo is synthetic.",
    failed: "No token was given: check that the gateway runs, and try again.",
    staff: {
      agent: "Support agent",
      operator: "Talk operator",
      council: "Council",
      auditor: "Auditor",
    },
    duty: {
      agent: "Finds users and partners and reads what they are given",
      operator: "Decides the claims at Talk",
      council: "Confirms awards that another operator entered",
      auditor: "Reads who looked at what",
    },
  },
  token: {
    or: "or with a token you have",
    label: "Token",
    description: "While developing only. Forgotten when this tab is closed.",
    use: "Sign in with this token",
  },
  provider: {
    title: "Sign in with your identity provider",
    body: "This gateway believes only tokens of the identity provider (OIDC) in the settings below. A sign-in that goes there from the console is not connected yet: ask whoever runs the gateway.",
    variables: {
      JWKS_URL: "where the keys are that tokens are checked with",
      JWT_ISSUER: "who issues the tokens",
      JWT_AUDIENCE: "whom they are for",
      JWT_ROLES: "the roles that each issuer may state",
    },
  },
  over: {
    title: "Your session is over",
    body: "The token has run out or is not accepted any more. Sign in again and this page goes on where it was.",
  },
};
