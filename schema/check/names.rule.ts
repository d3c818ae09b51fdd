import { isEntity, isObjectType, ROOT_TYPES, type TypeNode, typesOf } from "../definitions.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import type { Finding } from "./finding.js";

/**
 * What an affiliate owns carries its name: every type it defines (`TalkClaim`) and every root field (`fileTalkClaim`). So
 * five teams never collide, and a reader knows whom to ask. Exempt are the shared contract, which is what all affiliates
 * define, and the entities of others.
 */
export function findForeignNames(subgraphs: readonly PrintedSubgraph[]): Finding[] {
  const affiliates = subgraphs.filter(({ affiliate }) => affiliate !== null);
  const contract = typesOfAll(affiliates);
  const entities = new Set(
    subgraphs
      .filter(({ affiliate }) => affiliate === null)
      .flatMap(({ document }) => typesOf(document).filter(isEntity).map(nameOf)),
  );
  return affiliates.flatMap(({ name, document }) =>
    typesOf(document).flatMap((type) => {
      if (ROOT_TYPES.has(nameOf(type))) return findForeignRootFields(name, type);
      const isOwn = isPrefixedBy(name, nameOf(type));
      if (isOwn || contract.has(nameOf(type)) || entities.has(nameOf(type))) return [];
      const message = `Types of ${name} begin with its name: call it ${pascalCase(name)}${nameOf(type)}, or agree with all affiliates to make it part of the contract.`;
      return [{ where: name, coordinate: nameOf(type), message }];
    }),
  );
}

function findForeignRootFields(subgraph: string, root: TypeNode): Finding[] {
  const ownName = new RegExp(`^(${subgraph}|[a-z]+${pascalCase(subgraph)})(?![a-z])`);
  return ((isObjectType(root) && root.fields) || [])
    .filter((field) => !field.name.value.startsWith("_") && !ownName.test(field.name.value))
    .map((field) => ({
      where: subgraph,
      coordinate: `${nameOf(root)}.${field.name.value}`,
      message: `Root fields of ${subgraph} are named verb, ${pascalCase(subgraph)}, noun, such as file${pascalCase(subgraph)}Claim: rename it.`,
    }));
}

/** True when a type's name begins with the subgraph's: `PayClaim` is pay's, `Payment` is not. */
export function isPrefixedBy(subgraph: string, typeName: string): boolean {
  return new RegExp(`^${pascalCase(subgraph)}(?![a-z])`).test(typeName);
}

/** The names that every one of the subgraphs defines. */
function typesOfAll(subgraphs: readonly PrintedSubgraph[]): Set<string> {
  const [first = new Set<string>(), ...others] = subgraphs.map(
    ({ document }) => new Set(typesOf(document).map(nameOf)),
  );
  return new Set([...first].filter((name) => others.every((names) => names.has(name))));
}

function nameOf(type: TypeNode): string {
  return type.name.value;
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
