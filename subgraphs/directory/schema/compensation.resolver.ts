import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { compensationReaders } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import type { Language } from "../../kit/contract/enums.js";
import { After, First } from "../../kit/contract/page-arguments.js";
import { InLanguage } from "../../kit/contract/texts.resolver.js";
import { pageOf } from "../../kit/paging.js";
import type { DirectoryContext } from "../context.js";
import { outageById } from "../outages/outages.js";
import { mergeTimelines } from "../totals/merge-timelines.js";
import { reportedSums, reportedTimelines } from "../totals/slice-report.js";
import { sourcesOf } from "../totals/sources.js";
import { totalOf } from "../totals/total.rules.js";
import { Beneficiary } from "./beneficiary.types.js";
import {
  Compensation,
  CompensationTotal,
  TimelineConnection,
  TimelineEntry,
} from "./compensation.types.js";
import { Outage } from "./outage.types.js";
import { outageView } from "./outage-view.js";
import { REQUIRES_SUMS, REQUIRES_TIMELINES } from "./slices.js";

const PAGE_SIZE = 50;

const ToReaders = () =>
  VisibleTo(compensationReaders, ({ beneficiaryId }: Compensation) => beneficiaryId);

@Resolver(() => Compensation)
export class CompensationResolver {
  @FieldResolver(() => Outage, { description: "The outage." })
  outage(@Root() { outageId }: Compensation) {
    const outage = outageById(outageId);
    return outage && outageView(outage);
  }

  @ToReaders()
  @FieldResolver(() => Beneficiary, { description: "The user or partner." })
  beneficiary(@Root() { beneficiaryId }: Compensation, @Ctx() context: DirectoryContext) {
    return context.lookUp(beneficiaryId, "Compensation.beneficiary");
  }

  // Nullable although our engine always answers it: a router that skips @requires on failure must lose only this field.
  @ToReaders()
  @Directive(REQUIRES_SUMS)
  @FieldResolver(() => CompensationTotal, {
    nullable: true,
    description: "What is known of it as a whole; null only where a router skips it.",
  })
  total(@Root() { representation }: Compensation, @Ctx() context: DirectoryContext) {
    const reports = reportedSums(representation);
    return { ...totalOf(reports), sources: sourcesOf(reports, context) };
  }

  @ToReaders()
  @Directive(REQUIRES_TIMELINES)
  @FieldResolver(() => TimelineConnection, {
    nullable: true,
    description: "Every step of every affiliate that answered, newest first.",
  })
  timeline(
    @Root() { representation }: Compensation,
    @First(PAGE_SIZE) first: number | null,
    @After() after: string | null,
  ) {
    const { entries, missing } = mergeTimelines(reportedTimelines(representation));
    return {
      ...pageOf(entries, { first: first ?? PAGE_SIZE, after }, (entry) => [entry.at, entry.id]),
      missing,
    };
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => String, { description: "What the step is about." })
  title(@Root() entry: TimelineEntry, @InLanguage() lang: Language | null): string {
    return lang === "EN" ? entry.titleEn : entry.titleKo;
  }
}
