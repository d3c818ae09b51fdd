import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from "fastify";
import { requestOrigin } from "../audit/request-origin.js";
import type { Clock } from "../clock.js";
import { acceptOnceAmongAll, type SharedNonces } from "../signature/shared-nonces.js";
import { acceptSignedCalls } from "../signature/signed-calls.js";
import type { SigningKey } from "../signature/signing-keys.js";
import { createCallVerifier } from "../signature/verify-call.js";
import type { RequestFacts } from "../subgraph.types.js";
import { requestViewer } from "../viewer/request-viewer.js";
import type { TokenVerifier } from "../viewer/token.js";

/** How it is known who asks a served subgraph. */
export type FactsSourceOptions = {
  /** The subgraph's lower-case name. */
  subgraph: string;
  /**
   * What the gateway signs with. With keys only signed calls are answered, the signature says who asks, and a token is
   * not looked at; without any, `identity` decides.
   */
  signingKeys: readonly SigningKey[];
  /** What several processes of this subgraph remember of signed calls together; each by itself where it is absent. */
  sharedNonces?: SharedNonces | undefined;
  /** Checks callers' tokens where calls are not signed; absent where they are. */
  identity?: TokenVerifier | undefined;
  /** The real time, by which signatures lapse; `clock` may be the demo's. */
  realTime: Clock;
  clock: Clock;
  log: FastifyBaseLogger;
};

/** Who asks, when and from where. @throws GraphQLError that refuses the whole request */
export type FactsSource = (request: FastifyRequest) => RequestFacts | Promise<RequestFacts>;

/**
 * Has a server know who asks. A signed call says all of it, so that every subgraph sees the request as its gateway does.
 * Where calls are not signed, the token says who, and the rest is what this server sees.
 */
export function factsSource(
  app: FastifyInstance,
  {
    subgraph,
    signingKeys: keys,
    sharedNonces,
    identity,
    realTime: now,
    clock,
    log,
  }: FactsSourceOptions,
): FactsSource {
  if (keys.length > 0) {
    const verify = createCallVerifier({ subgraph, keys, now });
    const callOf = acceptSignedCalls(
      app,
      sharedNonces ? acceptOnceAmongAll(verify, sharedNonces) : verify,
      log,
    );
    return (received) => {
      const { viewer, request } = callOf(received);
      return { viewer, ...request };
    };
  }
  if (!identity) throw new Error("a subgraph that checks no signatures has to check tokens");
  return async (received) => {
    const { authorization } = received.raw.headersDistinct;
    const viewer = await requestViewer(identity, authorization, log);
    return { viewer, now: clock(), origin: requestOrigin(received) };
  };
}
