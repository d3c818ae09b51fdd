import type { Finding, RuleReport } from "./finding.js";

/** What the rules said, for a terminal: a line for each rule, and under it everything it found. */
export function reportText(reports: readonly RuleReport[]): string {
  const width = Math.max(...reports.map(({ rule }) => rule.length));
  return reports.map((report) => `${ruleText(report, width)}\n`).join("");
}

/** True when a rule found something. A rule that could not run is no finding; its line says so. */
export function hasFindings(reports: readonly RuleReport[]): boolean {
  return reports.some(({ findings }) => findings !== null && findings.length > 0);
}

function ruleText({ rule, summary, findings }: RuleReport, width: number): string {
  const name = rule.padEnd(width);
  if (findings === null) return `- ${name}  skipped: ${summary}`;
  if (findings.length === 0) return `✓ ${name}  ${summary}`;
  return [`✗ ${name}  ${findings.length} to mend`, ...findings.map(findingText)].join("\n");
}

function findingText({ where, coordinate, message }: Finding): string {
  return `    ${[where, coordinate].filter((part) => part !== null).join("  ")}\n      ${message.replaceAll("\n", "\n      ")}`;
}
