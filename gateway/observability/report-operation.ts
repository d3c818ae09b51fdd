import type { ApolloServerPlugin } from "@apollo/server";
import { parse } from "graphql";
import { currentTrace } from "../../subgraphs/kit/observability/trace.js";
import type { GatewayContext } from "../subgraph-call/subgraph-call.js";
import type { TrustedDocuments } from "../trusted-documents/manifest.js";
import type { RequestMetrics } from "./request-metrics.js";
import { OTHER } from "./request-report.js";

export type OperationReportParts = {
  trusted: TrustedDocuments;
  metrics: RequestMetrics | null;
  /** Whether an answer says which trace it is found by: not to everybody's clients. */
  showsTrace: boolean;
};

/** Adds to a request's report what @apollo/server comes to know: the operation, the codes of its errors, who was asked. */
export function reportOperations({
  trusted,
  metrics,
  showsTrace,
}: OperationReportParts): ApolloServerPlugin<GatewayContext> {
  const saved = savedNames(trusted);
  return {
    async requestDidStart() {
      let isKnown = true;
      return {
        // Not called for a document that is still there from another request.
        async parsingDidStart() {
          isKnown = false;
        },
        async didResolveOperation({ contextValue: { report }, operationName }) {
          metrics?.document(isKnown);
          if (report && operationName && saved.has(operationName)) report.operation = operationName;
        },
        async executionDidStart({ contextValue: { report } }) {
          if (report) report.plan = currentTrace()?.child("plan") ?? null;
        },
        async willSendResponse({ contextValue: { report, sources }, response: { body } }) {
          if (body.kind !== "single") return;
          const { singleResult } = body;
          for (const { extensions } of singleResult.errors ?? []) {
            report?.codes.add(String(extensions?.code));
          }
          if (report) report.sources = sources;
          const trace = showsTrace ? currentTrace() : undefined;
          if (trace) singleResult.extensions = { ...singleResult.extensions, trace: trace.id };
        },
      };
    },
  };
}

/** The names of the saved operations. */
function savedNames(trusted: TrustedDocuments): ReadonlySet<string> {
  const names = [...trusted.values()].flatMap((text) =>
    parse(text).definitions.map((definition) =>
      definition.kind === "OperationDefinition" ? (definition.name?.value ?? OTHER) : OTHER,
    ),
  );
  return new Set(names);
}
