import { createReview, type ReviewedTime } from "../../../subgraphs/kit/audit/review.js";
import { verifyAudit } from "../../../subgraphs/kit/audit/verify-audit.js";
import { registry } from "../../../subgraphs/registry.js";
import type { TextLanguage } from "../statistics/statistics-text.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { withAudits } from "./open-audits.js";
import { reviewsCsv, reviewsText } from "./review-text.js";

export type ReportOptions = ReviewedTime & { agent?: string; lang: TextLanguage; csv?: boolean };

/** `npm run audit -- report`. */
export async function reportAudits(
  { agent, lang, csv, ...time }: ReportOptions,
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err, signal } = surroundings;
  const review = createReview(time);
  let wrong = 0;
  await withAudits(surroundings, registry, async (name, database) => {
    const { findings } = await verifyAudit(database, name, { onEntry: review.see, signal });
    wrong += findings.length;
  });
  const reviews = review.reviews().filter(({ actor }) => agent === undefined || actor === agent);
  out(csv ? reviewsCsv(reviews, lang) : reviewsText(reviews, time, lang));
  if (wrong === 0) return 0;
  err("The audit is not as it was written: npm run audit -- verify says where.\n");
  return 1;
}
