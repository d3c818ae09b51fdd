import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { graphError } from "../../kit/errors/graph-error.js";
import { mayReadCompensation, maySearch } from "../../kit/viewer/viewer.js";
import type { DirectoryContext } from "../context.js";
import { outageById, outages } from "../outages/outages.js";
import { requireId } from "../people/beneficiary-id.js";
import type { BeneficiaryView } from "../people/beneficiary-view.js";
import { findBeneficiaries } from "../people/find-beneficiaries.js";
import { Beneficiary, BeneficiaryConnection, Partner, User } from "./beneficiary.types.js";
import { Compensation } from "./compensation.types.js";
import { After, First } from "./page-arguments.js";

const PAGE_SIZE = 20;

@Resolver()
export class BeneficiaryQueries {
  @Query(() => User, { nullable: true, description: "A user; null when there is none of that id." })
  user(
    @Arg("id", () => ID, { description: "Starts with usr_." }) id: string,
    @Ctx() context: DirectoryContext,
  ): Promise<BeneficiaryView | null> {
    return readable(context, requireId(id, "user"));
  }

  @Query(() => Partner, {
    nullable: true,
    description: "A partner; null when there is none of that id.",
  })
  partner(
    @Arg("id", () => ID, { description: "Starts with ptn_." }) id: string,
    @Ctx() context: DirectoryContext,
  ): Promise<BeneficiaryView | null> {
    return readable(context, requireId(id, "partner"));
  }

  @Query(() => BeneficiaryConnection, {
    description: "Users and partners by id or by the beginning of their name. For agents.",
  })
  searchBeneficiaries(
    @Arg("query", () => String, { description: "An id, or the beginning of a name." })
    query: string,
    @First(PAGE_SIZE) first: number | null,
    @After() after: string | null,
    @Ctx() context: DirectoryContext,
  ) {
    if (!maySearch(context.viewer)) throw graphError("FORBIDDEN");
    return findBeneficiaries(context.database, query, { first: first ?? PAGE_SIZE, after });
  }
}

@Resolver(() => Beneficiary)
export class BeneficiaryResolver {
  @FieldResolver(() => Compensation, {
    nullable: true,
    description:
      "What is given to this beneficiary for one outage; null when there is no such outage.",
  })
  compensation(
    @Root() { id }: BeneficiaryView,
    @Arg("outageId", () => ID, { description: "The outage, for example 1015." }) outageId: string,
    @Ctx() { viewer }: DirectoryContext,
  ) {
    if (!mayReadCompensation(viewer, id)) throw graphError("FORBIDDEN");
    return outageById(outageId) && { outageId, beneficiaryId: id };
  }

  @FieldResolver(() => [Compensation], {
    description: "What is given to this beneficiary, for every outage.",
  })
  compensations(@Root() { id }: BeneficiaryView, @Ctx() { viewer }: DirectoryContext) {
    if (!mayReadCompensation(viewer, id)) throw graphError("FORBIDDEN");
    return outages.map((outage) => ({ outageId: outage.id, beneficiaryId: id }));
  }
}

/** A record is read by those who may read its compensation; to others it makes no difference whether it exists. */
function readable(context: DirectoryContext, id: string): Promise<BeneficiaryView | null> {
  if (!mayReadCompensation(context.viewer, id)) throw graphError("FORBIDDEN");
  return context.beneficiaries.load(id);
}
