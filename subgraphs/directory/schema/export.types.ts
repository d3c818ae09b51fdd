import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { DateTimeScalar } from "../../kit/contract/scalars.js";
import type { ExportRefusalCode } from "../exports/export-refusals.js";
import { ExportFormat, ExportReason } from "../exports/export-request.js";

describeEnum(ExportFormat, "ExportFormat", "What something is taken out of the graph as.", {
  CSV: "A file for a spreadsheet.",
  PRINT: "Paper, or a file that looks like it.",
});
describeEnum(ExportReason, "ExportReason", "Why something is taken out of the graph.", {
  BENEFICIARY_REQUEST: "The user or partner asked for it.",
  CASE_FILE: "It belongs in the file of a case.",
  ESCALATION: "Somebody else has to look at it.",
  LEGAL_REQUEST: "An authority asks for it.",
});

const ExportRefusalCodes: Record<ExportRefusalCode, string> = {
  BENEFICIARY_UNKNOWN: "BENEFICIARY_UNKNOWN",
  NOTE_HOLDS_A_NUMBER: "NOTE_HOLDS_A_NUMBER",
};
describeEnum(
  ExportRefusalCodes,
  "DirectoryRecordExportRefusalCode",
  "Why recordDirectoryExport may say no.",
  {
    BENEFICIARY_UNKNOWN: "There is no such user or partner.",
    NOTE_HOLDS_A_NUMBER: "The note holds a number or address that should be kept sealed.",
  },
);

@InputType("DirectoryRecordExportInput", {
  description: "Whose compensation is taken out of the graph, as what, and why.",
})
export class RecordExportInput {
  @Field(() => ID, { description: "Whose." })
  beneficiaryId!: string;
  @Field(() => ID, { description: "For which outage, for example 1015." })
  outageId!: string;
  @Field(() => ExportFormat, { description: "As what." })
  format!: ExportFormat;
  @Field(() => ExportReason, { description: "Why." })
  reason!: ExportReason;
  @Field(() => String, {
    nullable: true,
    description:
      "The same in the agent's words, at most 500 characters, without any number of the person's; kept on record.",
  })
  note!: string | null;
}

@ObjectType("DirectoryRecordExportOk", {
  description: "The export is on record. What stands here belongs on the page itself.",
})
export class RecordExportOk {
  @Field(() => ID, { description: "Names the export, here and in the audit." })
  exportId!: string;
  @Field(() => ID, { description: "Who took it out of the graph." })
  exportedBy!: string;
  @Field(() => DateTimeScalar, { description: "When." })
  exportedAt!: Date;
}

@ObjectType("DirectoryRecordExportRefused", {
  description: "An expected no of recordDirectoryExport; nothing may be exported.",
})
export class RecordExportRefused {
  @Field(() => ExportRefusalCodes, { description: "Which no it is." })
  code!: ExportRefusalCode;
}

export const RecordExportResult = createUnionType({
  name: "DirectoryRecordExportResult",
  description: "What came of recordDirectoryExport.",
  types: () => [RecordExportOk, RecordExportRefused] as const,
});
