import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
  visit,
} from "graphql";

/** The values of the variables by which `@skip` and `@include` decide, defaults filled in. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The variables by which a document decides what it asks for. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** What they are in one request. */
export function conditionsOf(
  names: readonly string[],
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Conditions {
  return new Map(
    names.map((name) => {
      const given = variables[name];
      if (given !== undefined) return [name, given === true];
      const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
      const fallback = definition?.defaultValue;
      return [name, fallback?.kind === Kind.BOOLEAN && fallback.value];
    }),
  );
}

/** Whether `@skip` and `@include` leave a selection in. */
export function isSelected({ directives = [] }: SelectionNode, conditions: Conditions): boolean {
  return directives.every((directive) => {
    const value = conditionOf(directive);
    if (!value) return true;
    const isMet =
      value.kind === Kind.VARIABLE
        ? conditions.get(value.name.value) === true
        : value.kind === Kind.BOOLEAN && value.value;
    return isMet === (directive.name.value === "include");
  });
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode): ValueNode | undefined {
  if (name.value !== "skip" && name.value !== "include") return undefined;
  return given.find((argument) => argument.name.value === "if")?.value;
}
