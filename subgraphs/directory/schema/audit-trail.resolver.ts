import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { ownAuditReaders } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { After, First } from "../../kit/contract/page-arguments.js";
import { auditTrailView } from "../audit/audit-entry-view.js";
import { readAuditTrail } from "../audit/audit-trail.js";
import type { DirectoryContext } from "../context.js";
import { AuditEntryConnection } from "./audit-trail.types.js";

const PAGE_SIZE = 20;

@Resolver()
export class AuditTrailQueries {
  @VisibleTo(ownAuditReaders)
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description:
      "What is on record in the directory: lookups, searches, reveals and exports, the latest first. Of an agent themselves; for auditors of everybody. Decisions are on record with the affiliate they were made in. Null only beside an error.",
  })
  async auditTrail(
    @Arg("actor", () => ID, {
      nullable: true,
      description:
        "Whose entries. Left out, an agent's own; for auditors everybody's, of one month.",
    })
    actor: string | null,
    @Arg("month", () => String, {
      nullable: true,
      description: "Of one month in Korea alone, like 2023-03.",
    })
    month: string | null,
    @First(PAGE_SIZE) first: number | null,
    @After() after: string | null,
    @Ctx() context: DirectoryContext,
  ) {
    const page = { first: first ?? PAGE_SIZE, after };
    return auditTrailView(await readAuditTrail(context, { actor, month }, page));
  }
}
