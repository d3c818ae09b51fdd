import { Arg, Int } from "type-graphql";

/** The size of a page; the one of the field unless given. */
export const First = (defaultValue: number) =>
  Arg("first", () => Int, {
    nullable: true,
    defaultValue,
    description: "Page size, 1 to 100.",
  });

/** Where a page starts. */
export const After = () =>
  Arg("after", () => String, {
    nullable: true,
    description: "Cursor of the entry before the page.",
  });
