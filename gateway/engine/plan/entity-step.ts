import type {
  BatchFetchNode,
  EntityBatchAlias,
  FlattenNode,
} from "@graphql-hive/router-query-planner";
import type { GraphQLError } from "graphql";
import { atPath, type Path } from "../answer/at-path.js";
import { compilePath, type Target } from "./entity-path.js";
import { isFields, merge } from "./merge.js";
import { plannedFetch } from "./planned-fetch.js";
import {
  compileRepresentation,
  newRepresentations,
  type Representations,
} from "./representation.js";
import { compileRewrites } from "./rewrites.js";
import type { Fields, IsA, Run, Step } from "./run.types.js";

/** One `_entities` of a request: what it is asked about, and what its answer belongs to. */
type Asked = { alias: string; targets: Target[]; places: number[] };

/**
 * Asks a subgraph about objects that are in the answer already, all of them in one request, and adds what it says to them.
 * It is not asked when there are none.
 */
export function entityStep(node: FlattenNode | BatchFetchNode, isA: IsA): Step {
  const { fetch, aliases, rewrite } =
    node.kind === "Flatten" ? flattened(node, isA) : batched(node, isA);
  const { subgraph, request } = plannedFetch(fetch);
  const compiled = aliases.map((alias) => compileAlias(alias, isA));

  return async (run) => {
    const byVariable = new Map<string, Representations>();
    const asked = compiled.map((ask) => ask(run, byVariable));
    if (asked.every(({ targets }) => targets.length === 0)) return;
    const own: Fields = {};
    for (const [name, { all }] of byVariable) own[name] = all;
    const { data, errors = [] } = await run.call(subgraph, request(run, own));
    run.errors.push(...errors.flatMap((error) => placed(error, asked)));
    if (!data) return;
    const answer = rewrite(data);
    for (const { alias, targets, places } of asked) addTo(targets, places, answer[alias]);
  };
}

/** The planner's two ways of saying it, as one. */
function flattened({ path, node }: FlattenNode, isA: IsA) {
  if (node.kind !== "Fetch") throw new Error(`the plan has a ${node.kind} step below a path`);
  const { requires = [], inputRewrites } = node;
  const alias: EntityBatchAlias = {
    alias: "_entities",
    representationsVariableName: "representations",
    paths: [path],
    requires,
    ...(inputRewrites && { inputRewrites }),
  };
  return { fetch: node, aliases: [alias], rewrite: compileRewrites(node.outputRewrites, isA) };
}

function batched(node: BatchFetchNode, isA: IsA) {
  const { aliases } = node.entityBatch;
  const rewrites = aliases.map(({ alias, outputRewrites }) => ({
    alias,
    rewrite: compileRewrites(outputRewrites, isA),
  }));
  return {
    fetch: node,
    aliases,
    rewrite(data: Fields): Fields {
      for (const { alias, rewrite } of rewrites) {
        const entities = data[alias];
        if (Array.isArray(entities)) entities.filter(isFields).forEach(rewrite);
      }
      return data;
    },
  };
}

function compileAlias(
  {
    alias,
    representationsVariableName: variable,
    paths,
    requires,
    inputRewrites,
  }: EntityBatchAlias,
  isA: IsA,
) {
  const finders = paths.map((path) => compilePath(path, isA));
  const represent = compileRepresentation(requires, inputRewrites, isA);
  return (run: Run, byVariable: Map<string, Representations>): Asked => {
    const representations = byVariable.get(variable) ?? newRepresentations();
    byVariable.set(variable, representations);
    const asked: Asked = { alias, targets: [], places: [] };
    for (const find of finders) {
      for (const target of find(run.data)) {
        const representation = represent(target.entity);
        if (!representation) continue;
        asked.targets.push(target);
        asked.places.push(representations.add(representation));
      }
    }
    return asked;
  };
}

function addTo(targets: readonly Target[], places: readonly number[], entities: unknown): void {
  if (!Array.isArray(entities)) return;
  const given = new Set<number>();
  for (const [index, { entity }] of targets.entries()) {
    const place = places[index] ?? -1;
    const answer = entities[place];
    if (!isFields(answer)) continue;
    // What is added later to one of two places that were asked about at once must not show at the other.
    merge(entity, given.has(place) ? structuredClone(answer) : answer);
    given.add(place);
  }
}

/** An error about an entity is one at every place where that entity stands; any other is about all of them. */
function placed(error: GraphQLError, asked: readonly Asked[]): GraphQLError[] {
  const [key, place, ...below] = error.path ?? [];
  const about = asked.find(({ alias }) => alias === key);
  const at = about?.targets.filter((_target, index) => about.places[index] === place) ?? [];
  if (at.length > 0) return at.map(({ path }) => atPath(error, [...path, ...below]));
  const path = fieldsOf(asked);
  return [path ? atPath(error, path) : error];
}

/** The way to what was asked about, without its places in lists. */
function fieldsOf(asked: readonly Asked[]): Path | null {
  const [target] = asked.flatMap(({ targets }) => targets);
  return target ? target.path.filter((step) => typeof step === "string") : null;
}
