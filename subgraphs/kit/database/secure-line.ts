import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { DatabaseError } from "./database-error.js";

/** PostgreSQL's `sslmode`, from the weakest to the strongest. */
export const SSL_MODES = [
  "disable",
  "allow",
  "prefer",
  "require",
  "verify-ca",
  "verify-full",
] as const;

export type SslMode = (typeof SSL_MODES)[number];

/** What an address asks of the line to its server. */
export type SecureLine = {
  /** The mode it comes to: `require` that names an authority is `verify-ca`. */
  mode: SslMode;
  /** The file of the authority that must have signed the server's certificate; null for those Node.js trusts. */
  authorityFile: string | null;
};

/** What is wrong with the parameters of an address, and what to do about it. Quotes none of them. */
export type LineProblem = { problem: string; fix: string };

/** Read here; to the driver they would be settings for the server. */
const READ_HERE = ["sslmode", "ssl", "sslrootcert"];

/** Every other one of libpq's would be passed over, and the line be weaker than what was asked for. */
const KNOWN: ReadonlySet<string> = new Set([...READ_HERE, "sslnegotiation"]);

/**
 * Reads `sslmode`, `sslrootcert` and `ssl` of an address as PostgreSQL does (its documentation, "SSL Support" in libpq):
 * without a mode it prefers an encrypted line, `ssl=true` is `require`, and `require` with an authority verifies it.
 * One thing differs: without `sslrootcert`, `verify-full` trusts the authorities that Node.js trusts (also
 * NODE_EXTRA_CA_CERTS), which PostgreSQL does only for `sslrootcert=system`.
 */
export function readSecureLine(address: string): SecureLine | LineProblem {
  const { hosts, parameters } = partsOf(address);
  const mode = modeOf(parameters);
  const given = parameters.get("sslrootcert");
  const authorityFile = given === "system" ? null : given;
  const unknown = [...parameters.keys()].find((name) => name.startsWith("ssl") && !KNOWN.has(name));

  if (unknown) {
    return {
      problem: `it has ${unknown}, which nothing here acts on`,
      fix: `leave ${unknown} out`,
    };
  }
  if (mode === null) {
    return { problem: "its sslmode is none", fix: `give one of ${SSL_MODES.join(", ")}` };
  }
  // Anybody can get a certificate of a public authority: only the host name in it tells one from another.
  const needsHost = given === "system" || (mode === "verify-ca" && authorityFile === null);
  if (needsHost && mode !== "verify-full") {
    return {
      problem: `a public authority signs for everybody, and sslmode ${mode} does not look for whom`,
      fix: "give sslmode=verify-full, or the file of your own authority with sslrootcert",
    };
  }
  if (mode === "verify-full" && hosts.length > 1 && hosts.some((host) => isIP(host))) {
    return {
      problem: "of several hosts under verify-full one is an IP address, which cannot be verified",
      fix: "give every host by its name",
    };
  }
  return { mode: mode === "require" && authorityFile ? "verify-ca" : mode, authorityFile };
}

/** What the driver is given: an address without the parameters that it would send to the server, and its TLS. */
export type DriverLine = {
  address: string;
  ssl: false | "prefer" | "require" | ConnectionOptions;
};

/**
 * The line that an address asks for, as the driver understands it: on its own it verifies no authority but the public
 * ones, and of an IP address it verifies "localhost".
 * @throws DatabaseError DATABASE_TLS
 */
export function driverLine(address: string): DriverLine {
  const line = readSecureLine(address);
  if ("problem" in line) {
    const problem = `The address of the database cannot be used: ${line.problem}`;
    throw new DatabaseError("DATABASE_TLS", problem, `In the address, ${line.fix}`);
  }
  const { base, hosts, parameters } = partsOf(address);
  for (const name of READ_HERE) parameters.delete(name);
  return {
    address: parameters.size > 0 ? `${base}?${parameters}` : base,
    // To a socket file PostgreSQL speaks no TLS, whatever is asked for.
    ssl: hosts.some((host) => host.includes("/")) ? false : tlsOf(line, hosts),
  };
}

function tlsOf({ mode, authorityFile }: SecureLine, hosts: readonly string[]): DriverLine["ssl"] {
  switch (mode) {
    case "disable":
      return false;
    case "allow":
    case "prefer":
      return "prefer";
    case "require":
      return "require";
    case "verify-ca":
      return { ...authority(authorityFile), checkServerIdentity: () => undefined };
    case "verify-full": {
      const address = hosts.find((host) => isIP(host));
      return { ...authority(authorityFile), ...(address && { host: address }) };
    }
  }
}

function authority(file: string | null): ConnectionOptions {
  if (file === null) return {};
  try {
    return { ca: readFileSync(file, "utf8") };
  } catch (error) {
    throw new DatabaseError(
      "DATABASE_TLS",
      "The file that sslrootcert names in a database address cannot be read",
      "Give the PEM file of the authority that signed the server's certificate",
      error,
    );
  }
}

function modeOf(parameters: URLSearchParams): SslMode | null {
  const isSystem = parameters.get("sslrootcert") === "system";
  const mode = parameters.get("sslmode") ?? parameters.get("ssl");
  if (mode === null) return isSystem ? "verify-full" : "prefer";
  const meant = new Map([
    ["true", "require"],
    ["false", "disable"],
  ]).get(mode);
  return SSL_MODES.find((known) => known === (meant ?? mode)) ?? null;
}

/** Not by `URL`, which does not read the ports of several hosts. */
function partsOf(address: string) {
  const [base = "", query = ""] = address.split("?", 2);
  const [origin = ""] = base.slice(base.indexOf("://") + 3).split("/", 1);
  const hosts = origin.slice(origin.lastIndexOf("@") + 1).replaceAll(/%2f/gi, "/");
  return {
    base,
    hosts: hosts.split(",").map((host) => host.replace(/:\d*$/, "").replace(/^\[(.*)\]$/, "$1")),
    parameters: new URLSearchParams(query),
  };
}
