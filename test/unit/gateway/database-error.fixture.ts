/** A phone number that nobody has. */
export const PHONE = "010-0000-0001";

/** An error as drizzle throws it: its message is the statement with its values, and the driver's, which shows the row, its cause. */
export function databaseError(): Error {
  const driver = Object.assign(new Error(`no room for ${PHONE}`), {
    name: "PostgresError",
    code: "23514",
    detail: `Failing row contains (usr_1, ${PHONE}, 데모 독자).`,
    query: "insert into contacts values ($1, $2)",
    parameters: ["usr_1", PHONE],
  });
  return new Error(`Failed query: insert into contacts values ($1)\nparams: ${PHONE}, 데모 독자`, {
    cause: driver,
  });
}

/** What of such an error belongs to people. */
export const OF_PEOPLE = /0000-0001|데모|insert into|parameters|detail/;
