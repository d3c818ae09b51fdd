import { Counter, Histogram, type Registry } from "prom-client";
import { isErrorCode } from "../../subgraphs/kit/errors/error-codes.js";
import type { RequestReport } from "./request-report.js";

/** The figures of requests to the graph. */
export type RequestMetrics = {
  over(report: Pick<RequestReport, "operation" | "codes">, seconds: number): void;
  /** A document was asked for. @param isKnown whether it had been parsed, validated and planned before */
  document(isKnown: boolean): void;
};

/** Around what a page may take (0.3 s), and up to what anybody waits for (8 s). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 8, 10];

/** Operations and codes are the only labels: both are lists of ours. */
export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const duration = new Histogram({
    name: "compensation_request_seconds",
    help: "Requests to the graph, by saved operation.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: "compensation_request_errors_total",
    help: "Requests with an error of this code; one with errors of two codes counts for both.",
    labelNames: ["operation", "code"],
    registers,
  });
  const documents = new Counter({
    name: "compensation_documents_total",
    help: "Documents asked for: known ones are neither parsed nor validated nor planned again.",
    labelNames: ["known"],
    registers,
  });
  return {
    over({ operation, codes }, seconds) {
      duration.observe({ operation }, seconds);
      for (const code of codes) {
        errors.inc({ operation, code: isErrorCode(code) ? code : "INTERNAL_SERVER_ERROR" });
      }
    },
    document: (isKnown) => documents.inc({ known: String(isKnown) }),
  };
}
