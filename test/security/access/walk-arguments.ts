import {
  astFromValue,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  print,
} from "graphql";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { Step } from "./selections.js";

/** What the arguments of the walk speak of. */
export type Spoken = {
  beneficiaryId: string;
  outageId: string;
  /** Values of fields by name, instead of the made-up ones. */
  instead?: Readonly<Record<string, unknown>>;
};

/** The least arguments that a field takes, as GraphQL text; for a query's ids, those of the subject. */
export function argumentsFor(spoken: Spoken): (step: Step) => string {
  return ({ field }) => {
    const given = field.args
      .filter((each) => isRequiredArgument(each) || each.name === "first")
      .map(({ name, type }) => {
        const value = name === "first" ? 1 : valueFor(name, type, spoken);
        const node = astFromValue(value, type);
        if (node === null || node === undefined) throw new Error(`no value for ${name}`);
        return `${name}: ${print(node)}`;
      });
    return given.length > 0 ? `(${given.join(", ")})` : "";
  };
}

/**
 * A value of an input type: what is required, the subject wherever somebody is named, and for everything else what is of
 * the right form and names nothing there is.
 */
export function valueFor(name: string, type: GraphQLInputType, spoken: Spoken): unknown {
  if (spoken.instead && name in spoken.instead) return spoken.instead[name];
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueFor(name, nullable.ofType, spoken)];
  if (isInputObjectType(nullable)) {
    return Object.fromEntries(
      Object.values(nullable.getFields())
        .filter((field) => isRequiredInputField(field) || field.name === "beneficiaryId")
        .map((field) => [field.name, valueFor(field.name, field.type, spoken)]),
    );
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
  const { beneficiaryId, outageId } = spoken;
  switch (name) {
    case "id":
    case "beneficiaryId":
      return beneficiaryId;
    case "outageId":
      return outageId;
    case "grantId":
      return grantId({ outageId: "1015", remedyId: "none", beneficiaryId, issue: 1 });
    case "idempotencyKey":
      return crypto.randomUUID();
    case "note":
      return "walking the whole graph";
  }
  switch (getNamedType(nullable).name) {
    case "Int":
    case "Won":
      return 1;
    case "Boolean":
      return true;
    case "Date":
      return "2023-03-02";
    case "DateTime":
      return "2023-03-02T01:00:00.000Z";
    default:
      return "none";
  }
}
