import { Directive, Field, ObjectType } from "type-graphql";

@ObjectType("PageInfo", { description: "Where a page of a list ends." })
@Directive("@shareable")
export class PageInfo {
  @Field(() => Boolean, { description: "True when there is a next page." })
  hasNextPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last entry; null on an empty page.",
  })
  endCursor!: string | null;
}
