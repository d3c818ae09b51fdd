/** Why a line to a server was not secured, said without naming the server. */
type Distrust = { problem: string; fix: string };

const OTHER_NAME: Distrust = {
  problem: "The database's certificate is for another host",
  fix: "Give its address with a host name that its certificate holds",
};

const UNKNOWN_AUTHORITY: Distrust = {
  problem: "The database's certificate is not signed by an authority that is trusted here",
  fix: "Name the file of its authority with sslrootcert in the database's address",
};

const OUT_OF_DATE: Distrust = {
  problem: "The database's certificate is not valid today",
  fix: "Renew it, or set this machine's clock",
};

const NO_TLS: Distrust = {
  problem: "The line to the database could not be encrypted as its address asks for",
  fix: "Switch ssl on at the server; if it is on, try again shortly",
};

/** What Node.js calls it (its documentation of tls, "X509 certificate error codes"), and OpenSSL. */
const REASONS: Readonly<Record<string, Distrust>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
  CERT_HAS_EXPIRED: OUT_OF_DATE,
  CERT_NOT_YET_VALID: OUT_OF_DATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  CERT_SIGNATURE_FAILURE: UNKNOWN_AUTHORITY,
  CERT_UNTRUSTED: UNKNOWN_AUTHORITY,
  CERT_REJECTED: UNKNOWN_AUTHORITY,
  INVALID_CA: UNKNOWN_AUTHORITY,
  INVALID_PURPOSE: UNKNOWN_AUTHORITY,
};

/** All that is seen of a server without TLS: it hangs up. Node.js has a code for it that any broken line has. */
const HUNG_UP = /before secure TLS connection/;

/** Why a line was not secured, by what was thrown; undefined for what is not about that. */
export function distrustOf(error: Error): Distrust | undefined {
  const code = "code" in error ? String(error.code) : "";
  const isWithoutTls = code.startsWith("ERR_SSL_") || HUNG_UP.test(error.message);
  return REASONS[code] ?? (isWithoutTls ? NO_TLS : undefined);
}
