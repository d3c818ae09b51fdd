import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredInputField,
} from "graphql";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { DEMO } from "../../../subgraphs/kit/demo/people.js";
import { api } from "../access/committed-table.js";
import { type Spoken, valueFor } from "../access/walk-arguments.js";

/** A text within the arguments of a field, as what leads there: `["input", "shares", 0, "driverId"]`. */
export type TextPlace = readonly (string | number)[];

/** A field that takes texts. */
export type AskedField = {
  /** `Mutation.fileTalkClaim` */
  coordinate: string;
  name: string;
  args: readonly GraphQLArgument[];
  type: GraphQLOutputType;
  places: readonly TextPlace[];
  /** Whose field it is; null for the platform's own. */
  affiliate: Affiliate | null;
};

/** Every field of every object type that takes a text somewhere. */
export const askedFields: readonly AskedField[] = Object.values(api.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
  .flatMap((type) =>
    Object.values(isObjectType(type) ? type.getFields() : {}).map(
      ({ name, args, type: answer }) => ({
        coordinate: `${type.name}.${name}`,
        name,
        args,
        type: answer,
        places: args.flatMap((each) => placesIn(each.type, [each.name])),
        affiliate: ownerOf(name),
      }),
    ),
  )
  .filter(({ places }) => places.length > 0);

export const mutations = askedFields.filter(({ coordinate }) => coordinate.startsWith("Mutation."));
export const queries = askedFields.filter((each) => !mutations.includes(each));

/** Of whom a mutation of an affiliate speaks: somebody to whom it gives something. */
export const CONCERNED: Readonly<Record<Affiliate, string>> = {
  TALK: DEMO.bakery,
  MOBILITY: DEMO.taxi,
  GAMES: DEMO.player,
  ENTERTAINMENT: DEMO.reader,
  PAY: DEMO.merchant,
};

/** Arguments as variables have them, with a text at a place and what is usual everywhere else. */
export function argumentsWith(
  { args }: Pick<AskedField, "args">,
  place: TextPlace,
  text: string,
  spoken: Spoken,
): Record<string, unknown> {
  const [first, ...rest] = place;
  return Object.fromEntries(
    args
      .filter(({ name, defaultValue }) => name === first || defaultValue === undefined)
      .filter(({ name, type }) => name === first || type !== getNullableType(type))
      .map(({ name, type }) => [
        name,
        name === first ? valueWith(name, type, rest, text, spoken) : valueFor(name, type, spoken),
      ]),
  );
}

/** `input.shares[0].driverId`: a place as errors name it. */
export function nameOf(place: TextPlace): string {
  return place
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .slice(1);
}

/** The variables and arguments of a call of the field: `($id: ID!)` and `(id: $id)`. */
export function signatureOf(args: readonly GraphQLArgument[], given: object) {
  const used = args.filter(({ name }) => name in given);
  return {
    declared: `(${used.map(({ name, type }) => `$${name}: ${type}`).join(", ")})`,
    passed: `(${used.map(({ name }) => `${name}: $${name}`).join(", ")})`,
  };
}

function valueWith(
  name: string,
  type: GraphQLInputType,
  place: TextPlace,
  text: string,
  spoken: Spoken,
): unknown {
  const nullable = getNullableType(type);
  const [next, ...rest] = place;
  if (next === undefined) return text;
  if (isListType(nullable)) return [valueWith(name, nullable.ofType, rest, text, spoken)];
  if (!isInputObjectType(nullable)) throw new Error(`nothing is within ${name}`);
  return Object.fromEntries(
    Object.values(nullable.getFields())
      .filter(
        (field) =>
          field.name === next || field.name === "beneficiaryId" || isRequiredInputField(field),
      )
      .map((field) => [
        field.name,
        field.name === next
          ? valueWith(field.name, field.type, rest, text, spoken)
          : valueFor(field.name, field.type, spoken),
      ]),
  );
}

function placesIn(type: GraphQLInputType, before: TextPlace): TextPlace[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return placesIn(nullable.ofType, [...before, 0]);
  if (isInputObjectType(nullable)) {
    return Object.values(nullable.getFields()).flatMap((field) =>
      placesIn(field.type, [...before, field.name]),
    );
  }
  return ["String", "ID"].includes(getNamedType(nullable).name) ? [before] : [];
}

function ownerOf(name: string): Affiliate | null {
  const owner = (affiliate: Affiliate) => affiliate.charAt(0) + affiliate.slice(1).toLowerCase();
  return (
    Object.values(Affiliate).find(
      (each) => name.includes(owner(each)) || name.startsWith(each.toLowerCase()),
    ) ?? null
  );
}
