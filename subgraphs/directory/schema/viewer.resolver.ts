import { Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { everyone } from "../../kit/access/guards.js";
import { VisibleTo } from "../../kit/access/visible-to.js";
import { Affiliate, describeEnum } from "../../kit/contract/enums.js";
import type { DirectoryContext } from "../context.js";

/** What the viewer is here. */
export const ViewerRole = {
  ANONYMOUS: "ANONYMOUS",
  USER: "USER",
  PARTNER: "PARTNER",
  AGENT: "AGENT",
  OPERATOR: "OPERATOR",
  ADMIN: "ADMIN",
} as const;
export type ViewerRole = keyof typeof ViewerRole;

describeEnum(ViewerRole, "ViewerRole", "What the viewer is here.", {
  ANONYMOUS: "Nobody in particular: no token. May read outages and programmes.",
  USER: "A user; may read their own compensation.",
  PARTNER: "A partner; may read its own compensation.",
  AGENT: "A support agent; may search and read anyone's compensation.",
  OPERATOR: "Works for one affiliate.",
  ADMIN: "Runs the platform.",
});

@ObjectType("Viewer", { description: "Who asks." })
export class ViewerType {
  @Field(() => ViewerRole, { description: "What the viewer is here." })
  role!: ViewerRole;
  @Field(() => ID, { nullable: true, description: "Null for the anonymous viewer." })
  id!: string | null;
  @Field(() => Affiliate, { nullable: true, description: "The affiliate an operator works for." })
  affiliate!: Affiliate | null;
}

@Resolver()
export class ViewerQueries {
  @VisibleTo(everyone)
  @Query(() => ViewerType, { description: "Who asks, as the graph understood the token." })
  viewer(@Ctx() { viewer }: DirectoryContext): ViewerType {
    return {
      role: viewer.role.toUpperCase() as ViewerRole,
      id: viewer.role === "anonymous" ? null : viewer.id,
      affiliate: viewer.role === "operator" ? viewer.affiliate : null,
    };
  }
}
