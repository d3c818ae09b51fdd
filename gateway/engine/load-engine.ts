import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import type {
  GatewayContext,
  SubgraphAnswer,
  SubgraphRequest,
} from "../subgraph-call/subgraph-call.js";
import { errorsInOrder } from "./answer/error-order.js";
import { clientSchema } from "./client-schema.js";
import { type PreparedOperation, prepareOperations } from "./operation/prepare.js";
import { warmDocuments } from "./operation/warm-documents.js";
import { compilePlan } from "./plan/compile-plan.js";
import { federatedPlanner } from "./plan/federated-planner.js";
import type { Run, Step } from "./plan/run.types.js";

/** Answers the query plan's request to one subgraph; never rejects. */
export type CallSubgraph = (
  subgraph: string,
  request: SubgraphRequest,
  context: GatewayContext,
) => Promise<SubgraphAnswer>;

/** A request whose document is valid, with values that fit its variables. */
export type EngineRequest = {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Record<string, unknown>;
  context: GatewayContext;
};

/** What clients get of it: errors only where there are some, in the order of the data. */
export type EngineResult = ExecutionResult<Record<string, unknown>>;

/** One supergraph, ready to be asked. */
export type LoadedEngine = {
  /** What clients see of it. */
  apiSchema: GraphQLSchema;
  supergraphSdl: string;
  execute(request: EngineRequest): Promise<EngineResult>;
  /**
   * Plans a document's operation before anybody asks for it. Asks no subgraph.
   * @param text of a document that is valid and has one operation; its conditions are at their defaults
   */
  warm(text: string): Promise<void>;
};

/** An operation with its plan, as it is run for every request. */
type PlannedOperation = {
  operation: OperationDefinitionNode;
  /** Null when no subgraph has to be asked. */
  step: Step | null;
};

/**
 * Plans operations over the supergraph, asks the subgraphs and makes one answer of theirs.
 * @param supergraphSdl a composed Federation 2 supergraph
 * @throws Error when it is none that the planner can read
 */
export function loadEngine(supergraphSdl: string, callSubgraph: CallSubgraph): LoadedEngine {
  const planner = federatedPlanner(supergraphSdl);
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValid: true });
  const apiSchema = clientSchema(planner.clientSdl);
  const prepare = prepareOperations(apiSchema);
  const warmed = warmDocuments();
  const planned = new WeakMap<PreparedOperation, Promise<PlannedOperation>>();

  function plannedOnce(prepared: PreparedOperation, plain: DocumentNode) {
    const known = planned.get(prepared);
    if (known) return known;
    const plan = planOf(plain);
    planned.set(prepared, plan);
    // A plan may fail for what passes.
    plan.catch(() => planned.delete(prepared));
    return plan;
  }

  async function planOf(plain: DocumentNode): Promise<PlannedOperation> {
    const operation = getOperationAST(plain);
    if (!operation) throw new Error("the document has no operation");
    const node = await planner.plan(plain);
    return { operation, step: node && compilePlan(node, schema) };
  }

  async function execute(request: EngineRequest): Promise<EngineResult> {
    const { operationName, variables, context } = request;
    const prepared = prepare(warmed.sameAs(request.document), operationName, variables);
    const { plain, introspection, valuesOf, clientKey, complete } = prepared;
    const about = introspection
      ? (executeSync({
          schema: apiSchema,
          document: introspection,
          variableValues: variables,
        }) as EngineResult)
      : { data: {} };
    if (!plain) return about;
    const { operation, step } = await plannedOnce(prepared, plain);
    const run: Run = {
      data: { ...about.data },
      errors: [],
      variables: coerced(operation, valuesOf(variables)),
      call: (subgraph, asked) => callSubgraph(subgraph, { ...asked, schema }, context),
    };
    await step?.(run);
    const data = complete(run.data);
    if (run.errors.length === 0) return { data };
    return { errors: errorsInOrder(run.errors, data, clientKey), data };
  }

  /** @throws GraphQLError for a value that does not fit; what stands before the engine has refused it */
  function coerced(operation: OperationDefinitionNode, values: Record<string, unknown>) {
    const { errors, coerced: all } = getVariableValues(
      apiSchema,
      operation.variableDefinitions ?? [],
      values,
      { maxErrors: 1 },
    );
    if (errors) throw errors[0];
    return all;
  }

  return {
    apiSchema,
    supergraphSdl,
    execute,
    async warm(text) {
      const document = warmed.add(text);
      // @apollo/server says the name of every operation that has one, whether or not the client did.
      const operationName = getOperationAST(document)?.name?.value ?? null;
      const prepared = prepare(document, operationName, {});
      if (prepared.plain) await plannedOnce(prepared, prepared.plain);
    },
  };
}
