import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from "graphql";
import { declaredAccess, objectTypesBehind } from "../../../schema/generate/access-table.js";

/** One object type as a root field leads to it, with all its fields that have no guard of their own. */
export type Piece = {
  /** The last field on the way that says whom it is for, such as `Compensation.talk`. */
  door: string;
  /** All doors on the way, this one last. */
  way: string;
  selection: string;
  coordinates: readonly string[];
};

export type Step = { type: GraphQLObjectType; field: GraphQLField<unknown, unknown> };

/** The arguments of a field, such as `(id: "1")`; empty for none. */
export type Arguments = (step: Step) => string;

type Way = (inner: string) => string;

/**
 * Everything that can be come to from a root field, through every door once and by the shortest way. In pieces, because
 * all of it at once is more than a query may cost.
 * @param opened doors that are not gone through once more; those found are added
 */
export function piecesBehind(
  schema: GraphQLSchema,
  root: Step,
  argumentsOf: Arguments,
  opened: Set<string>,
): Piece[] {
  const pieces: Piece[] = [];
  const doors: { step: Step; way: Way; past: string }[] = [
    { step: root, way: (inner) => inner, past: "" },
  ];
  for (let next = doors.shift(); next; next = doors.shift()) {
    const { step, way, past } = next;
    const door = coordinateOf(step);
    if (opened.has(door)) continue;
    opened.add(door);
    const doorway = `${past} ${door}`;
    const ask = nameOf(step, argumentsOf);
    const isLeaf = !isCompositeType(getNamedType(step.field.type));
    const itself = isLeaf ? ask : `${ask} { __typename }`;
    pieces.push({ door, way: doorway, selection: way(itself), coordinates: [door] });

    const seen = new Set<string>();
    const rooms = behind(schema, step, (inner) => way(`${ask} ${inner}`));
    for (let room = rooms.shift(); room; room = rooms.shift()) {
      const { type, enter } = room;
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      const steps = Object.values(type.getFields()).map((field) => ({ type, field }));
      const open = steps.filter(({ field }) => declaredAccess(field) === null);
      const names = open.map((each) => {
        const isInner = isCompositeType(getNamedType(each.field.type));
        return `${nameOf(each, argumentsOf)}${isInner ? " { __typename }" : ""}`;
      });
      const coordinates = open.map(coordinateOf);
      const selection = enter(["__typename", ...names].join(" "));
      pieces.push({ door, way: doorway, selection, coordinates });
      for (const each of open) {
        const name = nameOf(each, argumentsOf);
        rooms.push(...behind(schema, each, (inner) => enter(`${name} ${inner}`)));
      }
      for (const each of steps) {
        if (!open.includes(each)) doors.push({ step: each, way: enter, past: doorway });
      }
    }
  }
  return pieces;
}

/** The object types behind a field, each with the way into it. */
function behind(schema: GraphQLSchema, { field }: Step, way: Way) {
  const type = getNamedType(field.type);
  return objectTypesBehind(schema, type).map((each) => ({
    type: each,
    enter: (inner: string) =>
      way(isObjectType(type) ? `{ ${inner} }` : `{ ... on ${each.name} { ${inner} } }`),
  }));
}

function nameOf(step: Step, argumentsOf: Arguments): string {
  return `${step.field.name}${argumentsOf(step)}`;
}

function coordinateOf({ type, field }: Step): string {
  return `${type.name}.${field.name}`;
}
