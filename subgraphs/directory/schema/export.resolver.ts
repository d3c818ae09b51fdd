import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { accessDirective } from "../../kit/access/access.js";
import { exporters } from "../../kit/access/guards.js";
import type { Language } from "../../kit/contract/enums.js";
import { InLanguage, inLanguage } from "../../kit/contract/texts.resolver.js";
import type { DirectoryContext } from "../context.js";
import { exportRefusals } from "../exports/export-refusals.js";
import { auditedExport, exportRequest } from "../exports/export-request.js";
import { recordExport } from "../exports/record-export.js";
import { RecordExportInput, RecordExportRefused, RecordExportResult } from "./export.types.js";

@Resolver(() => RecordExportRefused)
export class ExportRefusalTextsResolver {
  @FieldResolver(() => String, { description: "The refusal as a sentence." })
  text(@Root() { code }: RecordExportRefused, @InLanguage() lang: Language | null): string {
    return inLanguage(exportRefusals[code], lang);
  }
}

@Resolver()
export class ExportMutations {
  // Printed only: `exportRequest` refuses, because whoever has no token is told to sign in.
  @Directive(accessDirective(exporters.to))
  @Mutation(() => RecordExportResult, {
    nullable: true,
    description:
      "Puts on record that an agent is about to print somebody's compensation or save it as a file, and names the export. Every call is an export of its own. Null only beside an error: then nothing may be exported.",
  })
  async recordDirectoryExport(
    @Arg("input", () => RecordExportInput, { description: "Whose, as what, and why." })
    input: RecordExportInput,
    @Ctx() context: DirectoryContext,
  ): Promise<object> {
    const { viewer, audit } = context;
    const request = await audit.attempt(auditedExport(input), () => exportRequest(viewer, input));
    const outcome = await recordExport(context, request);
    return outcome.outcome === "REFUSED"
      ? { __typename: "DirectoryRecordExportRefused", code: outcome.code }
      : { __typename: "DirectoryRecordExportOk", ...outcome };
  }
}
