import type { Sql } from "postgres";
import { withConnection } from "./connection.js";
import { DatabaseError } from "./database-error.js";
import { rolePasswords, scramVerifier } from "./role-password.js";
import { STATEMENT_TIMEOUT_MS, sessionLimits } from "./session-limits.js";

/** The two ways into a subgraph's database. */
export type SubgraphUrls = {
  /** Signs in as the role that owns the database: migrates, grants. */
  ownerUrl: string;
  /** Signs in as the role that serves requests: may do what was granted and nothing else. */
  servingUrl: string;
};

/** Lower-case name of a subgraph: of its database, and before `_owner` and `_app` of its roles. */
const NAME = /^[a-z][a-z0-9_]{0,40}$/;

/** The comment that tells our roles from others of the same name. */
const MARK = "Made by the compensation graph for one of its subgraphs";

/** From 15 on, only the owner of a database may create tables in it. */
const OLDEST_VERSION = 15;

/**
 * Gives a subgraph its own database and its own two roles on a server, or finds them there. Nobody but these two roles
 * may connect to the database. Their passwords are derived from the one in `adminUrl`, so gateways that share a server
 * agree on them; when the admin's password changes, theirs change with the next call.
 * @param adminUrl a role that may create databases and roles, with its password
 * @throws DatabaseError DATABASE_PASSWORD, DATABASE_NAME, DATABASE_VERSION, DATABASE_UNREACHABLE
 */
export async function provisionSubgraph(
  adminUrl: string,
  { name }: { name: string },
): Promise<SubgraphUrls> {
  if (!NAME.test(name)) throw new RangeError(`"${name}" cannot name a database`);
  const roles = { owner: `${name}_owner`, serving: `${name}_app` };
  const passwords = await rolePasswords(passwordIn(adminUrl), name);

  await withConnection(adminUrl, async (sql) => {
    await requireVersion(sql);
    // One start at a time for one subgraph, in all processes: the statements below look before they create. Gone with
    // the connection.
    await sql`select pg_advisory_lock(hashtext(${`provision ${name}`}))`;
    await refuseForeignRoles(sql, [roles.owner, roles.serving]);
    await refuseForeignDatabase(sql, name, roles.owner);
    await ensureRole(sql, roles.owner, passwords.owner);
    await ensureRole(sql, roles.serving, passwords.serving);
    await limitSessions(sql, roles.serving);
    await ensureDatabase(sql, name, roles.owner);
    await closeDatabase(sql, name, roles.serving);
  });

  return {
    ownerUrl: urlFor(adminUrl, roles.owner, passwords.owner, name),
    servingUrl: urlFor(adminUrl, roles.serving, passwords.serving, name),
  };
}

/**
 * Lets the serving role into a database, and its owner, and nobody else. PostgreSQL lets every role into a new database,
 * also into a copy of a closed one.
 */
export async function closeDatabase(
  sql: Sql,
  database: string,
  servingRole: string,
): Promise<void> {
  // At once: another gateway may be serving, and opens connections at any time.
  await sql.begin(async (tx) => {
    await tx`revoke all on database ${tx(database)} from public, ${tx(servingRole)}`;
    await tx`grant connect on database ${tx(database)} to ${tx(servingRole)}`;
  });
}

function passwordIn(adminUrl: string): string {
  const { password } = new URL(adminUrl);
  if (password) return decodeURIComponent(password);
  throw new DatabaseError(
    "DATABASE_PASSWORD",
    "The database address has no password, and those of the subgraphs' roles are derived from it",
    "Put the password into DATABASE_URL, or give every subgraph an address of its own (TALK_DATABASE_URL and so on)",
  );
}

function urlFor(adminUrl: string, role: string, password: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

async function requireVersion(sql: Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as "version"`;
  if (row?.version >= OLDEST_VERSION) return;
  throw new DatabaseError(
    "DATABASE_VERSION",
    `The database server is PostgreSQL ${row?.version}`,
    `Use PostgreSQL ${OLDEST_VERSION} or newer`,
  );
}

/** A server may be shared, and `pay_app` is a likely name: the password of somebody else's role must not change. */
async function refuseForeignRoles(sql: Sql, roles: string[]): Promise<void> {
  const [foreign] = await sql`
    select rolname as "name" from pg_roles
    where rolname in ${sql(roles)} and shobj_description(oid, 'pg_authid') is distinct from ${MARK}`;
  if (!foreign) return;
  throw new DatabaseError(
    "DATABASE_NAME",
    `The server has a role "${foreign.name}" already, and it was made for something else`,
    "Use a server without such a role, or give every subgraph an address of its own",
  );
}

/** Likewise, somebody else's database must not be closed to its users. */
async function refuseForeignDatabase(sql: Sql, name: string, owner: string): Promise<void> {
  const [row] = await sql`
    select pg_get_userbyid(datdba) as "owner" from pg_database where datname = ${name}`;
  if (!row || row.owner === owner) return;
  throw new DatabaseError(
    "DATABASE_NAME",
    `The server has a database "${name}" already, and it belongs to ${row.owner}`,
    "Use a server without such a database, or give every subgraph an address of its own",
  );
}

async function ensureRole(sql: Sql, role: string, password: string): Promise<void> {
  const [found] = await sql`select from pg_roles where rolname = ${role}`;
  // Two statements in one message are one transaction: no role without its mark.
  if (!found) await sql.unsafe(`create role "${role}"; comment on role "${role}" is '${MARK}'`);
  // Utility statements take no parameters; a verifier has no character that ends a quoted text.
  await sql`alter role ${sql(role)} with login nocreatedb nocreaterole
    password ${sql.unsafe(`'${await scramVerifier(password)}'`)}`;
}

/** Whoever signs in as the serving role has a request's limits, also without this code. */
async function limitSessions(sql: Sql, servingRole: string): Promise<void> {
  for (const [setting, ms] of Object.entries(sessionLimits(STATEMENT_TIMEOUT_MS))) {
    await sql`alter role ${sql(servingRole)} set ${sql(setting)} = ${sql.unsafe(String(ms))}`;
  }
}

async function ensureDatabase(sql: Sql, name: string, owner: string): Promise<void> {
  // Only a member of a role can make it an owner; a superuser need not be one.
  await sql.unsafe(`do $$ begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
      grant "${owner}" to current_user;
    end if;
  end $$`);
  const [found] = await sql`select from pg_database where datname = ${name}`;
  if (found) return;
  // Copying files costs a checkpoint, once, and takes half the time of copying through the log.
  await sql`create database ${sql(name)} owner ${sql(owner)}
    encoding 'UTF8' template template0 strategy file_copy`;
}
