import {
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import {
  parseSavedOperation,
  type SavedOperation,
} from "../../gateway/graphiql/saved-operations.js";
import { type Finding, firstLine } from "./finding.js";

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Every saved operation runs against the public schema as it is: it validates, its variables fit, and its titles and name
 * serve the page that offers them.
 * @param files texts by file name
 */
export function findBrokenOperations(
  files: ReadonlyMap<string, string>,
  api: GraphQLSchema,
): Finding[] {
  const fileOfName = new Map<string, string>();
  return [...files].flatMap(([file, text]) => {
    const finding = (coordinate: string | null) => (message: string) => ({
      where: file,
      coordinate,
      message,
    });
    try {
      const operation = parseSavedOperation(text);
      const first = fileOfName.get(operation.name);
      fileOfName.set(operation.name, first ?? file);
      const problems = [
        ...(first ? [`${first} has an operation of this name: rename one of them.`] : []),
        ...titleProblems(operation),
        ...executionProblems(operation, api),
      ];
      return problems.map(finding(operation.name));
    } catch (cause) {
      return [finding(null)(`It cannot be read: ${firstLine(cause as Error)}`)];
    }
  });
}

function titleProblems({ title }: SavedOperation): string[] {
  return HANGUL.test(title.ko) && !HANGUL.test(title.en)
    ? []
    : ["Its first comment is the title in English, the second the one in Korean: put them so."];
}

function executionProblems({ text, variables }: SavedOperation, api: GraphQLSchema): string[] {
  const document = parse(text);
  const errors = validate(api, document).map((error) => `${firstLine(error)} Mend the operation.`);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return errors.length > 0
    ? errors
    : variableProblems(operation?.variableDefinitions ?? [], variables, api);
}

function variableProblems(
  declared: NonNullable<OperationDefinitionNode["variableDefinitions"]>,
  given: SavedOperation["variables"],
  api: GraphQLSchema,
): string[] {
  const names = declared.map(({ variable }) => variable.name.value);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const missing = names.filter((name) => !(name in given));
  const { errors = [] } = getVariableValues(api, declared, given);
  return [
    ...unknown.map(
      (name) => `It gives $${name} a value and does not declare it: remove the value.`,
    ),
    ...missing.map((name) => `$${name} has no value: add it to the line "# variables: {…}".`),
    ...errors
      .filter(() => missing.length === 0)
      .map((error) => `${firstLine(error)} Correct the line "# variables: {…}".`),
  ];
}
