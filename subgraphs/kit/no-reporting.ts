import type { ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";

/**
 * Keeps @apollo/server from telling its maker what is asked and what the schema is: otherwise it does as soon as
 * `APOLLO_KEY` and `APOLLO_GRAPH_REF`, or `APOLLO_SCHEMA_REPORTING`, are in the environment for another tool's sake.
 */
export function noReporting(): ApolloServerPlugin[] {
  return [ApolloServerPluginUsageReportingDisabled(), ApolloServerPluginSchemaReportingDisabled()];
}
