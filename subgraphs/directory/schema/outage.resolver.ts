import { Arg, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { everyone } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { reportedCatalogue } from "../figures/catalogue-report.js";
import { computeFigures } from "../figures/figures.rules.js";
import { outageTotals } from "../figures/outage-totals.rules.js";
import { publishedFigures } from "../figures/published-figures.js";
import { outageById, outages } from "../outages/outages.js";
import { PublishedFigureType } from "./figure.types.js";
import { figureView } from "./figure-view.js";
import { Outage } from "./outage.types.js";
import { OutageTotalsType } from "./outage-totals.types.js";
import { outageView } from "./outage-view.js";
import { REQUIRES_REMEDIES } from "./slices.js";

@Resolver(() => Outage)
export class OutageResolver {
  @VisibleTo(everyone)
  @Query(() => Outage, {
    nullable: true,
    description: "An outage; null when there is none of that id.",
  })
  outage(@Arg("id", () => ID, { description: "For example 1015." }) id: string) {
    const outage = outageById(id);
    return outage && outageView(outage);
  }

  @VisibleTo(everyone)
  @Query(() => [Outage], { description: "Every outage, oldest first." })
  outages() {
    return outages.map(outageView);
  }

  @Directive(REQUIRES_REMEDIES)
  @FieldResolver(() => [PublishedFigureType], {
    description: "What was published about it, beside what the record and the graph make of it.",
  })
  figures(@Root() { id, representation }: Outage) {
    return computeFigures(publishedFigures(id), reportedCatalogue(representation)).map(figureView);
  }

  @Directive(REQUIRES_REMEDIES)
  @FieldResolver(() => OutageTotalsType, { description: "What its programmes hold." })
  totals(@Root() { representation }: Outage) {
    return outageTotals(reportedCatalogue(representation));
  }
}
