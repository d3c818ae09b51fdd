import { GraphQLError } from "graphql";
import { meaningOf } from "../errors/error-codes.js";

/** It could not be put on record, so nothing is shown and nothing changed. The cause is for the log alone. */
export class AuditUnavailable extends GraphQLError {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super(meaningOf("AUDIT_UNAVAILABLE"), { extensions: { code: "AUDIT_UNAVAILABLE" } });
    this.cause = cause;
  }
}
