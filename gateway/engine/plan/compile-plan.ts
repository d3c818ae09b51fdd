import type { PlanNode } from "@graphql-hive/router-query-planner";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";
import { entityStep } from "./entity-step.js";
import { rootStep } from "./root-step.js";
import type { IsA, Step } from "./run.types.js";

/**
 * Makes of a plan the steps that every run of it takes. What hangs on the plan alone is done here, once: documents are
 * parsed, paths and required fields are compiled.
 * @param schema the supergraph's, with what clients do not see
 * @throws Error for a kind of step that no document of ours leads to
 */
export function compilePlan(node: PlanNode, schema: GraphQLSchema): Step {
  const isA = typeConditions(schema);

  function compiled(part: PlanNode): Step {
    switch (part.kind) {
      case "Sequence": {
        const steps = part.nodes.map(compiled);
        return async (run) => {
          for (const step of steps) await step(run);
        };
      }
      case "Parallel": {
        const steps = part.nodes.map(compiled);
        return async (run) => {
          await Promise.all(steps.map((step) => step(run)));
        };
      }
      case "Fetch":
        return rootStep(part, isA);
      case "Flatten":
      case "BatchFetch":
        return entityStep(part, isA);
      default:
        // Conditions are decided before there is a plan; there are no subscriptions, and nothing is deferred.
        throw new Error(`the plan has a step of a kind that is not known here: ${part.kind}`);
    }
  }

  return compiled(node);
}

function typeConditions(schema: GraphQLSchema): IsA {
  return (typename, named) => {
    if (named.includes(typename)) return true;
    const type = schema.getType(typename);
    if (!isObjectType(type)) return false;
    return named.some((name) => {
      const condition = schema.getType(name);
      return isAbstractType(condition) && schema.isSubType(condition, type);
    });
  };
}
