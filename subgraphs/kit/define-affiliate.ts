import type { SQL } from "drizzle-orm";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import {
  type CompensationKey,
  compensationEntity,
  type OutageKey,
  outageEntity,
} from "./contract/entities.types.js";
import type { Affiliate } from "./contract/enums.js";
import { contractResolvers } from "./contract/texts.resolver.js";
import type { ServingRights } from "./database/migrate.js";
import { seedRights } from "./demo/tables.js";
import { graphError } from "./errors/graph-error.js";
import { buildFederatedSchema, type GraphClass } from "./federated-schema.js";
import { ledgerRights } from "./ledger/tables.js";
import type { ReasonTexts } from "./remedies/decision.js";
import type { Programme } from "./remedies/programme.js";
import { prepareProgramme } from "./slice/compose-slice.js";
import { createSliceLoader, type SliceLoader } from "./slice/slice.loader.js";
import { sliceStatement } from "./slice/slice.query.js";
import type { SliceView } from "./slice/views.js";
import type { SubgraphContext, SubgraphDefinition } from "./subgraph.types.js";
import { mayReadCompensation } from "./viewer/viewer.js";

/** The context of an affiliate's resolvers. */
export type AffiliateContext = SubgraphContext & { slices: SliceLoader };

/** An affiliate's subgraph in one declaration. */
export type AffiliateDeclaration<Facts> = {
  /** Lower-case name; also its field on `Compensation` and `Outage`. */
  name: string;
  affiliate: Affiliate;
  /** Its classes: the slice, the programme, the claim and every grant type its remedies name. */
  schema: {
    compensation: GraphClass;
    programme: GraphClass;
    claim: GraphClass;
    grants: readonly GraphClass[];
    /** Mutations and anything else it adds. */
    resolvers?: readonly GraphClass[];
  };
  programmes: readonly Programme<Facts>[];
  reasons: Readonly<Record<string, ReasonTexts>>;
  /** Scalar SQL expression: what its own tables say of `BENEFICIARY_ID`, as one JSON object or null. */
  facts: SQL;
  /** Rights on its own tables; the ledger's are the kit's. */
  rights: ServingRights;
  /** The demo's documented people, and a synthetic population beside them: see `SubgraphDefinition`. */
  seedDemo: SubgraphDefinition["seedDemo"];
  seedPopulation?: SubgraphDefinition["seedPopulation"];
};

/** Makes the subgraph out of the declaration: entities, slice loader, programme, ledger, authorization. */
export function defineAffiliate<Facts>(
  declaration: AffiliateDeclaration<Facts>,
): SubgraphDefinition {
  const { name, affiliate, schema, reasons } = declaration;
  const statement = sliceStatement(declaration.facts);
  const names = {
    affiliate,
    reasons,
    sliceType: typeName(schema.compensation),
    claimType: typeName(schema.claim),
  };
  const programmes = new Map(
    declaration.programmes.map((programme) => [
      programme.outageId,
      prepareProgramme(programme, names),
    ]),
  );
  /** An outage this affiliate has no programme for is an empty one. */
  const programmeOf = (outageId: string) =>
    programmes.get(outageId) ?? prepareProgramme<Facts>({ outageId, remedies: [] }, names);

  return {
    name,
    rights: { ...seedRights, ...ledgerRights, ...declaration.rights },
    seedDemo: declaration.seedDemo,
    seedPopulation: declaration.seedPopulation,
    createContext: (database, request): AffiliateContext => ({
      ...request,
      database,
      slices: createSliceLoader(database, statement, programmeOf, request.now),
    }),
    buildSchema: () => {
      const compensation = compensationEntity();
      const outage = outageEntity();
      return buildFederatedSchema({
        resolvers: [
          ...contractResolvers,
          compensationResolver(name, compensation, schema.compensation),
          programmeResolver(name, outage, schema.programme, (outageId) => ({
            __typename: typeName(schema.programme),
            affiliate,
            remedies: programmeOf(outageId).remedies.map(({ view }) => view),
          })),
          ...(schema.resolvers ?? []),
        ],
        types: [
          compensation,
          outage,
          schema.compensation,
          schema.programme,
          schema.claim,
          ...schema.grants,
        ],
        references: { Compensation: compensationReference, Outage: outageReference },
      });
    },
  };
}

/** `Compensation.<name>`: the slice. Nullable, because null is how the graph says "did not answer". */
function compensationResolver(name: string, entity: GraphClass, type: GraphClass): GraphClass {
  @Resolver(() => entity)
  class SliceResolver {
    @FieldResolver(() => type, {
      name,
      nullable: true,
      description: `What ${name} gives; null when it did not answer.`,
    })
    slice(
      @Root() key: CompensationKey,
      @Ctx() context: AffiliateContext,
    ): Promise<SliceView | null> {
      // The router may be anybody's: who may see a slice is decided where the slice is.
      if (!mayReadCompensation(context.viewer, key.beneficiaryId)) throw graphError("FORBIDDEN");
      return context.slices.load(key);
    }
  }
  return SliceResolver;
}

/** `Outage.<name>`: the programme. Public: it names remedies and no people. */
function programmeResolver(
  name: string,
  entity: GraphClass,
  type: GraphClass,
  programmeOf: (outageId: string) => object,
): GraphClass {
  @Resolver(() => entity)
  class ProgrammeResolver {
    @FieldResolver(() => type, {
      name,
      nullable: true,
      description: `What ${name} does for this outage; null when it did not answer.`,
    })
    programme(@Root() outage: OutageKey): object {
      return programmeOf(outage.id);
    }
  }
  return ProgrammeResolver;
}

function compensationReference(reference: Record<string, unknown>): CompensationKey | null {
  const { outageId, beneficiaryId } = reference;
  return typeof outageId === "string" && typeof beneficiaryId === "string"
    ? { outageId, beneficiaryId }
    : null;
}

function outageReference(reference: Record<string, unknown>): OutageKey | null {
  return typeof reference.id === "string" ? { id: reference.id } : null;
}

/** Affiliates' classes carry their GraphQL name. */
function typeName(type: GraphClass): string {
  return type.name;
}
