import { type GraphQLSchema, isObjectType, Kind, parse, printSchema, visit } from "graphql";
import { accessDirective } from "../../subgraphs/kit/access/access.js";
import { declaredAccess } from "./access-table.js";

/** The schema as SDL with every `@access`: graphql-js prints no directives that are not its own. */
export function printWithAccess(schema: GraphQLSchema): string {
  const sdl = printSchema(schema);
  const marks: { at: number; text: string }[] = [];
  const mark = (at: number | undefined, declaring: unknown) => {
    const access = declaredAccess(declaring);
    if (at !== undefined && access) marks.push({ at, text: ` ${accessDirective(access)}` });
  };
  visit(parse(sdl), {
    [Kind.OBJECT_TYPE_DEFINITION]: (node) => {
      const type = schema.getType(node.name.value);
      if (!isObjectType(type)) return;
      mark((node.interfaces?.at(-1) ?? node.name).loc?.end, type);
      const fields = type.getFields();
      for (const field of node.fields ?? []) mark(field.loc?.end, fields[field.name.value]);
    },
  });
  return marks.reduceRight((text, { at, text: directive }) => {
    return text.slice(0, at) + directive + text.slice(at);
  }, sdl);
}
