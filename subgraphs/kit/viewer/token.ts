import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { ERROR_CODES, type ErrorCode } from "../errors/error-codes.js";
import { viewerOfClaims } from "./claims.js";
import { keyFinder, type TokenKeys } from "./key-set.js";
import { knownTokens } from "./known-tokens.js";
import { type StatedRole, statedRole } from "./stated-role.js";
import { ANONYMOUS, type IdentifiedViewer, type Viewer } from "./viewer.js";

/** Signature algorithms a token may have. All asymmetric: whoever can check a token cannot make one. */
export const TOKEN_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"] as const;

/** Somebody whose tokens are believed, when they are for this audience and signed with one of these keys. */
export type TrustedIssuer = TokenKeys & {
  issuer: string;
  audience: string;
  /** The roles it may state, so that nobody's identity provider makes another's people; every role unless given. */
  roles?: readonly StatedRole[];
};

export type TokenRules = {
  /** How long after it was issued a token is refused, whatever its own expiry says; no such limit unless given. */
  maxTokenAgeSeconds?: number | null;
  /** The real time, never the demo clock: a token lapses when it says, whatever day the demo plays. */
  now: () => Date;
};

export type TokenVerifier = {
  /**
   * The viewer that an `Authorization` header stands for; without a header, the anonymous one.
   * A token's end is checked every time; its signature once in a minute (known-tokens.ts).
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

const CLOCK_SKEW_SECONDS = 60;
/** Access tokens (RFC 9068 section 2.1) and those that say no more than JWT or nothing at all: never a logout token. */
const TOKEN_TYPES: ReadonlySet<string> = new Set(["jwt", "at+jwt"]);
/** Far beyond a token with a few claims, and refused before any of it is decoded. */
const MAX_HEADER_CHARACTERS = 8_192;
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;

type Roles = TrustedIssuer["roles"];

/** jose's errors that say something about the key set and nothing about the token. */
const KEY_SET_FAILURES: ReadonlySet<string> = new Set([
  errors.JOSEError.code,
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
]);

/** Checks the tokens of one issuer. */
export function createTokenVerifier(options: TrustedIssuer & TokenRules): TokenVerifier {
  return createIssuersVerifier([options], options);
}

/** Checks the tokens of several issuers, each with its own keys: no issuer can sign for another. */
export function createIssuersVerifier(
  issuers: readonly TrustedIssuer[],
  { maxTokenAgeSeconds, now }: TokenRules,
): TokenVerifier {
  const trusted = new Map(
    issuers.map((each) => [each.issuer, { ...each, keyFor: keyFinder(each, now) }]),
  );

  const known = knownTokens<{ viewer: IdentifiedViewer | null }>();

  /** Whom a good token stands for; nobody where it says what whoever signed it may not say. */
  async function read(token: string): Promise<{ viewer: IdentifiedViewer | null }> {
    const before = known.read(token, now());
    if (before) return before;
    try {
      // Not checked yet: it only chooses whose keys must have signed the token that says so.
      const by = trusted.get(decodeJwt(token).iss ?? "");
      if (!by) throw new errors.JWTInvalid("no trusted issuer is named");
      const claims = await verified(token, by);
      const said = { viewer: acceptedViewer(claims, by.roles) };
      known.remember(token, said, lapseOf(claims), now());
      return said;
    } catch (failure) {
      throw identityError(failure);
    }
  }

  /** The moment from which the checks below would refuse the token. */
  function lapseOf({ exp = 0, iat = 0 }: JWTPayload): number {
    const oldest = maxTokenAgeSeconds ? iat + maxTokenAgeSeconds : Number.POSITIVE_INFINITY;
    return (Math.min(exp, oldest) + CLOCK_SKEW_SECONDS) * 1_000;
  }

  async function verified(
    token: string,
    { issuer, audience, keyFor }: { issuer: string; audience: string; keyFor: JWTVerifyGetKey },
  ): Promise<JWTPayload> {
    const { payload, protectedHeader } = await jwtVerify(token, keyFor, {
      issuer,
      audience,
      algorithms: [...TOKEN_ALGORITHMS],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: now(),
      requiredClaims: ["exp", "sub"],
      ...(maxTokenAgeSeconds ? { maxTokenAge: maxTokenAgeSeconds } : {}),
    });
    if (!isTokenType(protectedHeader.typ))
      throw new errors.JWTInvalid("it is another kind of token");
    return payload;
  }

  return {
    async verify(authorizationHeader) {
      if (authorizationHeader === undefined) return ANONYMOUS;
      const isShort = authorizationHeader.length <= MAX_HEADER_CHARACTERS;
      const token = isShort ? BEARER.exec(authorizationHeader)?.[1] : undefined;
      if (!token) {
        throw refused(
          "Authorization 헤더는 'Bearer <토큰>' 형식이어야 합니다. The Authorization header must be 'Bearer <token>'.",
        );
      }
      const { viewer } = await read(token);
      if (viewer) return viewer;
      throw refused(
        "토큰의 역할과 ID를 인정할 수 없습니다. The role and id in the token are not accepted.",
      );
    },
  };
}

function acceptedViewer(claims: JWTPayload, roles: Roles): IdentifiedViewer | null {
  const viewer = viewerOfClaims(claims);
  return viewer && (roles?.includes(statedRole(viewer)) ?? true) ? viewer : null;
}

/** The header may be left out, in any case of letters, and with the prefix of a media type (RFC 7515 section 4.1.9). */
function isTokenType(typ: unknown): boolean {
  if (typ === undefined) return true;
  return typeof typ === "string" && TOKEN_TYPES.has(typ.toLowerCase().replace("application/", ""));
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
