import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { lastKnownReaders } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { Affiliate } from "../../kit/contract/enums.js";
import type { DirectoryContext } from "../context.js";
import { reportedSlices } from "../totals/slice-report.js";
import { Compensation } from "./compensation.types.js";
import { LastKnownSlice } from "./last-known.types.js";
import { REQUIRES_SLICES } from "./slices.js";

@Resolver(() => Compensation)
export class LastKnownResolver {
  @VisibleTo(lastKnownReaders, ({ beneficiaryId }: Compensation) => beneficiaryId)
  @Directive(REQUIRES_SLICES)
  @FieldResolver(() => [LastKnownSlice], {
    nullable: true,
    description:
      "What affiliates told earlier, each with its date, for agents to show as such. Never counted in the total. Asking for it is also what keeps it: what the affiliates answer now can be shown when they do not.",
  })
  lastKnown(
    @Root() { outageId, beneficiaryId, representation }: Compensation,
    @Arg("affiliates", () => [Affiliate], {
      nullable: true,
      description: "Whose; those that did not answer in this request unless given.",
    })
    affiliates: Affiliate[] | null,
    @Ctx() context: DirectoryContext,
  ) {
    const reports = reportedSlices(representation);
    return context.lastKnown({ outageId, beneficiaryId, reports }, affiliates ?? null);
  }
}
