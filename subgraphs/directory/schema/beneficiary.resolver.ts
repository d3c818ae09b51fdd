import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { compensationReaders, searchers } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { After, First } from "../../kit/contract/page-arguments.js";
import type { DirectoryContext } from "../context.js";
import { outageById, outages } from "../outages/outages.js";
import { requireId } from "../people/beneficiary-id.js";
import type { BeneficiaryView } from "../people/beneficiary-view.js";
import { searchBeneficiaries } from "../people/search-beneficiaries.js";
import { Beneficiary, BeneficiaryConnection, Partner, User } from "./beneficiary.types.js";
import { Compensation } from "./compensation.types.js";

const PAGE_SIZE = 20;

@Resolver()
export class BeneficiaryQueries {
  @VisibleTo(compensationReaders, (_root: unknown, { id }: { id: string }) => requireId(id, "user"))
  @Query(() => User, { nullable: true, description: "A user; null when there is none of that id." })
  user(
    @Arg("id", () => ID, { description: "Starts with usr_." }) id: string,
    @Ctx() context: DirectoryContext,
  ): Promise<BeneficiaryView | null> {
    return context.lookUp(id, "Query.user");
  }

  @VisibleTo(compensationReaders, (_root: unknown, { id }: { id: string }) =>
    requireId(id, "partner"),
  )
  @Query(() => Partner, {
    nullable: true,
    description: "A partner; null when there is none of that id.",
  })
  partner(
    @Arg("id", () => ID, { description: "Starts with ptn_." }) id: string,
    @Ctx() context: DirectoryContext,
  ): Promise<BeneficiaryView | null> {
    return context.lookUp(id, "Query.partner");
  }

  @VisibleTo(searchers)
  @Query(() => BeneficiaryConnection, {
    description:
      "Users and partners by id, by a whole phone number, business number or e-mail address, or by the beginning of their name. For agents.",
  })
  searchBeneficiaries(
    @Arg("query", () => String, {
      description:
        "An id, a whole number or address however it is written, or the beginning of a name. Send it as a variable.",
    })
    query: string,
    @First(PAGE_SIZE) first: number | null,
    @After() after: string | null,
    @Ctx() context: DirectoryContext,
  ) {
    return searchBeneficiaries(context, query, { first: first ?? PAGE_SIZE, after });
  }
}

@Resolver(() => Beneficiary)
export class BeneficiaryResolver {
  @VisibleTo(compensationReaders, ({ id }: BeneficiaryView) => id)
  @FieldResolver(() => Compensation, {
    nullable: true,
    description:
      "What is given to this beneficiary for one outage; null when there is no such outage.",
  })
  compensation(
    @Root() { id }: BeneficiaryView,
    @Arg("outageId", () => ID, { description: "The outage, for example 1015." }) outageId: string,
  ) {
    return outageById(outageId) && { outageId, beneficiaryId: id };
  }

  @VisibleTo(compensationReaders, ({ id }: BeneficiaryView) => id)
  @FieldResolver(() => [Compensation], {
    description: "What is given to this beneficiary, for every outage.",
  })
  compensations(@Root() { id }: BeneficiaryView) {
    return outages.map((outage) => ({ outageId: outage.id, beneficiaryId: id }));
  }
}
