import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JWK,
  type JWTPayload,
  jwtVerify,
} from "jose";
import { ERROR_CODES, type ErrorCode } from "../errors/error-codes.js";
import { ANONYMOUS, identifiedViewerSchema, type Viewer } from "./viewer.js";

/** Signature algorithms a token may have. All asymmetric: whoever can check a token cannot make one. */
export const TOKEN_ALGORITHMS = ["EdDSA", "ES256", "RS256"] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** Where the keys are: a key set that is fetched and rotates, or one public key. */
export type TokenKeys = { jwks: URL } | { key: JWK };

export type TokenVerifierOptions = TokenKeys & {
  issuer: string;
  audience: string;
  /** Narrows `TOKEN_ALGORITHMS`; all of them unless given. */
  algorithms?: readonly TokenAlgorithm[];
  /** The real time, never the demo clock: a token lapses when it says, whatever day the demo plays. */
  now: () => Date;
};

export type TokenVerifier = {
  /**
   * The viewer that an `Authorization` header stands for; without a header, the anonymous one.
   * Every token is checked every time: a cached one would outlive its expiry or the removal of its key.
   * @throws IdentityError for anything but a token that is good now; a bad token is never taken for none
   */
  verify(authorizationHeader: string | undefined): Promise<Viewer>;
};

/** Why the viewer could not be settled. The message may be shown to the client; it holds nothing of the token. */
export class IdentityError extends Error {
  override readonly name = "IdentityError";
  readonly httpStatus: number;

  constructor(
    readonly code: Extract<ErrorCode, "UNAUTHENTICATED" | "IDENTITY_UNAVAILABLE">,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.httpStatus = ERROR_CODES[code].httpStatus;
  }
}

const CLOCK_SKEW_SECONDS = 30;
const JWKS_COOLDOWN_MS = 30_000;
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;

/** jose's errors that say something about the key set and nothing about the token. */
const KEY_SET_FAILURES: ReadonlySet<string> = new Set([
  errors.JOSEError.code,
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
]);

/** Checks tokens against a key set or a key. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, algorithms = TOKEN_ALGORITHMS } = options;
  const keyFor = keyFinder(options);

  async function claimsOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: options.now(),
        requiredClaims: ["exp", "sub"],
      });
      return payload;
    } catch (failure) {
      throw identityError(failure);
    }
  }

  return {
    async verify(authorizationHeader) {
      if (authorizationHeader === undefined) return ANONYMOUS;
      const token = BEARER.exec(authorizationHeader)?.[1];
      if (!token) {
        throw refused(
          "Authorization 헤더는 'Bearer <토큰>' 형식이어야 합니다. The Authorization header must be 'Bearer <token>'.",
        );
      }
      const { sub, role, affiliate } = await claimsOf(token);
      const viewer = identifiedViewerSchema.safeParse({ role, id: sub, affiliate });
      if (!viewer.success) {
        throw refused(
          "토큰의 역할과 ID를 인정할 수 없습니다. The role and id in the token are not accepted.",
        );
      }
      return viewer.data;
    },
  };
}

/** A single key is a set of one, so that a token naming another key or algorithm is refused like any other. */
function keyFinder(keys: TokenKeys) {
  return "jwks" in keys
    ? createRemoteJWKSet(keys.jwks, { cooldownDuration: JWKS_COOLDOWN_MS })
    : createLocalJWKSet({ keys: [keys.key] });
}

function refused(message: string): IdentityError {
  return new IdentityError("UNAUTHENTICATED", message);
}

/** jose's error is not kept as the cause of a refusal: it carries the claims, which would end up in the log. */
function identityError(failure: unknown): IdentityError {
  if (failure instanceof errors.JWTExpired) {
    return refused(
      "토큰이 만료되었습니다. 새 토큰을 받으세요. The token has expired: get a new one.",
    );
  }
  if (failure instanceof errors.JOSEError && !KEY_SET_FAILURES.has(failure.code)) {
    return refused("토큰을 인정할 수 없습니다. The token is not accepted.");
  }
  return new IdentityError(
    "IDENTITY_UNAVAILABLE",
    "지금은 토큰을 확인할 수 없습니다. Tokens cannot be checked at the moment.",
    { cause: failure },
  );
}
