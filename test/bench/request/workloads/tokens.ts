import { type ProviderKey, signToken } from "../../../identity-provider.js";

export const ISSUER = "https://id.example/";
export const AUDIENCE = "compensation";
const AGENTS = 16;

/** Bearer tokens for the bench's requests. */
export type Tokens = {
  /** Of agents, who are taken in turn. */
  agents: readonly string[];
  /** Of the user or partner with this id. */
  of(id: string): Promise<string>;
};

/** Tokens that hold for a day, signed with the key of the bench's identity provider. */
export async function tokensOf(key: ProviderKey): Promise<Tokens> {
  const exp = Math.floor(Date.now() / 1_000) + 24 * 60 * 60;
  const sign = (sub: string, scope: string) =>
    signToken({ iss: ISSUER, aud: AUDIENCE, exp, sub, scope }, key);
  const agents = Array.from({ length: AGENTS }, (_, agent) =>
    sign(`agt_bench_${agent + 1}`, "compensation:read:any"),
  );
  return {
    agents: await Promise.all(agents),
    of: (id) => sign(id, "compensation:read:own"),
  };
}
