import { type SyntheticReport, syntheticReportPages } from "../../kit/demo/people.js";
import { type PopulationFile, populationFile } from "../../kit/demo/population-file.js";
import { talkImports } from "../imports.js";
import { accountOf, applicationsAmong, businessOf, claimOf } from "./population.js";
import { subscriberOf } from "./synthetic-subscriptions.js";

/** How every synthetic report came in: by which way each of them did was never published. */
const CHANNEL = "WEB";

/** The synthetic population as Talk's import files: what is known of the reporters, and what they reported. */
export function talkPopulationFiles(reports: number): readonly PopulationFile[] {
  const isUser = ({ reporter }: SyntheticReport) => reporter === "GENERAL_USER";
  const pagesOf = <Row>(rows: (page: SyntheticReport[]) => Row[]) =>
    function* () {
      for (const page of syntheticReportPages(reports)) yield rows(page);
    };
  return [
    populationFile(
      talkImports,
      "accounts",
      pagesOf((page) => page.filter(isUser).map(accountOf)),
    ),
    populationFile(
      talkImports,
      "businesses",
      pagesOf((page) => page.filter((report) => !isUser(report)).map(businessOf)),
    ),
    populationFile(
      talkImports,
      "subscriptions",
      pagesOf((page) => page.flatMap((report) => subscriberOf(report)?.subscription ?? [])),
    ),
    populationFile(talkImports, "claims", () => claimPages(reports)),
  ];
}

function* claimPages(reports: number) {
  let applicationsBefore = 0;
  for (const page of syntheticReportPages(reports)) {
    const applications = applicationsAmong(page, { reports, applicationsBefore });
    applicationsBefore += applications.size;
    yield page.map((report) => {
      const application = applications.get(report.beneficiaryId);
      const { claimId, beneficiaryId, filedAt, lossWon } = claimOf(
        report,
        application?.lossWon ?? null,
      ).claim;
      const { reporter: reporterType, nature } = report;
      const documents = application?.submit.documents ?? [];
      const filed = { claimId, beneficiaryId, filedAt, lossWon: lossWon ?? null };
      return { ...filed, reporterType, nature, channel: CHANNEL, documents };
    });
  }
}
