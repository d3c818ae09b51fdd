import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { operatorsOf } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { ClaimStatus } from "../../kit/contract/enums.js";
import { After, First } from "../../kit/contract/page-arguments.js";
import type { AffiliateContext } from "../../kit/define-affiliate.js";
import { findClaims } from "../find-claims.js";
import { TalkClaimConnection } from "./talk-claims.types.js";

const PAGE_SIZE = 20;

@Resolver()
export class TalkClaimQueries {
  @VisibleTo(operatorsOf("TALK"))
  @Query(() => TalkClaimConnection, {
    nullable: true,
    description:
      "Claims that stand somewhere, oldest first. For Talk's operators; null when Talk did not answer.",
  })
  talkClaims(
    @Arg("outageId", () => ID, { description: "The outage, for example 1015." }) outageId: string,
    @Arg("status", () => ClaimStatus, { description: "Where they stand." }) status: ClaimStatus,
    @First(PAGE_SIZE) first: number | null,
    @After() after: string | null,
    @Ctx() context: AffiliateContext,
  ) {
    return findClaims(context, outageId, status, { first: first ?? PAGE_SIZE, after });
  }
}
