import type { SQL } from "drizzle-orm";
import {
  compensationReference,
  compensationResolver,
  outageReference,
  programmeResolver,
} from "./affiliate-entities.js";
import type { PeopleTable, RemedyRun } from "./bulk/remedy-run.js";
import {
  type CompensationKey,
  compensationEntity,
  outageEntity,
} from "./contract/entities.types.js";
import type { Affiliate } from "./contract/enums.js";
import type { GrantReasonType } from "./contract/grant.types.js";
import { PageInfo } from "./contract/page.types.js";
import { contractResolvers } from "./contract/texts.resolver.js";
import type { Database, DatabaseHandle } from "./database/connection.js";
import type { ServingRights } from "./database/migrate.js";
import { buildFederatedSchema, type GraphClass } from "./federated-schema.js";
import type { ImportDefinition } from "./import/import.types.js";
import type { Quota } from "./ledger/quota.js";
import { ledgerReasons } from "./ledger/reasons.js";
import { ledgerRights } from "./ledger/rights.js";
import { grantMutations } from "./mutations/grant-mutations.js";
import { booksOf } from "./reconcile/books.js";
import type { Reason, ReasonTexts } from "./remedies/decision.js";
import type { Programme } from "./remedies/programme.js";
import {
  type ClaimFields,
  composeSlice,
  prepareProgramme,
  reasonView,
} from "./slice/compose-slice.js";
import { createSliceLoader, type SliceLoader, type SliceSource } from "./slice/slice.loader.js";
import { oneSliceSelect, type SliceRow, sliceStatements } from "./slice/slice.query.js";
import type { SliceView } from "./slice/views.js";
import { createStatisticsLoader, type StatisticsLoader } from "./statistics/statistics.loader.js";
import { statisticsResolver } from "./statistics/statistics.resolver.js";
import type { SubgraphContext, SubgraphDefinition } from "./subgraph.types.js";
import { subgraphContext } from "./subgraph-context.js";
import { subgraphRights } from "./subgraph-rights.js";

/** The context of an affiliate's resolvers. */
export type AffiliateContext = SubgraphContext & {
  slices: SliceLoader;
  statistics: StatisticsLoader;
  /** Whether this affiliate has a programme for the outage. */
  hasProgramme(outageId: string): boolean;
  /** A slice as a transaction sees it. */
  readSlice(tx: DatabaseHandle, key: CompensationKey): Promise<SliceView>;
  /** A reason as the graph shows it, with the sources of the remedy it is about. */
  explain(reason: Reason, remedyId: string | null): GrantReasonType;
};

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
  /** The fields of its claim type that do not stand in the claim itself. */
  claimFields?: ClaimFields<Facts>;
  /** Where everybody is whom its own tables know; absent where nothing is offered to them. */
  people?: readonly PeopleTable[];
  /** What it gives to an audience without being asked. */
  runs?: readonly RemedyRun[];
  /** The files it takes in. */
  imports?: readonly ImportDefinition[];
  /** Rights on its own tables; the ledger's are the kit's. */
  rights: ServingRights;
  /** Of its own tables those that hold no person's data: see `SubgraphDefinition`. */
  catalogTables?: readonly string[];
  /** The demo's documented people, and a synthetic population beside them: see `SubgraphDefinition`. */
  seedDemo: SubgraphDefinition["seedDemo"];
  seedPopulation?: SubgraphDefinition["seedPopulation"];
  populationFiles?: SubgraphDefinition["populationFiles"];
};

/** Makes the subgraph out of the declaration: entities, slice loader, programme, ledger, authorization. */
export function defineAffiliate<Facts>(
  declaration: AffiliateDeclaration<Facts>,
): SubgraphDefinition {
  const { name, affiliate, schema } = declaration;
  const reasons = { ...ledgerReasons, ...declaration.reasons };
  const statements = sliceStatements(declaration.facts);
  const names = {
    affiliate,
    reasons,
    sliceType: typeName(schema.compensation),
    claimType: typeName(schema.claim),
    claimFields: declaration.claimFields,
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

  const slicesAt = (database: SliceSource, now: Date) =>
    createSliceLoader(database, statements, programmeOf, now);
  const statisticsAt = (database: Database, now: Date) =>
    createStatisticsLoader(database, (outageId) => programmeOf(outageId).remedies, now);
  const contextAt = (context: SubgraphContext) => ({
    ...context,
    slices: slicesAt(context.database, context.now),
    statistics: statisticsAt(context.database, context.now),
  });
  const statistics = statisticsResolver(affiliate, schema.programme);

  const remedies = [...programmes.values()].flatMap(({ remedies }) => remedies);
  const explain: AffiliateContext["explain"] = ({ code, ruleVersion, inputs }, remedyId) => {
    const about = remedies.find(({ view }) => view.id === remedyId)?.view;
    return reasonView({ reasons }, code, ruleVersion, inputs, about);
  };

  return {
    name,
    quotas: quotasOf(declaration.programmes),
    runs: declaration.runs ?? [],
    imports: declaration.imports ?? [],
    books: booksOf(declaration, reasons, slicesAt, statisticsAt),
    rights: { ...subgraphRights, ...ledgerRights, ...declaration.rights },
    catalogTables: declaration.catalogTables ?? [],
    seedDemo: declaration.seedDemo,
    seedPopulation: declaration.seedPopulation,
    populationFiles: declaration.populationFiles,
    createContext: (database, request): AffiliateContext => ({
      ...contextAt(subgraphContext(name, database, request)),
      hasProgramme: (outageId) => programmes.has(outageId),
      readSlice: async (tx, key) => {
        const [row] = await tx.execute<SliceRow<Facts>>(
          oneSliceSelect(declaration.facts, key.outageId, key.beneficiaryId),
        );
        if (!row) throw new Error("a slice was asked for and none came");
        return composeSlice(programmeOf(key.outageId), row, request.now);
      },
      explain,
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
            outageId,
            affiliate,
            remedies: programmeOf(outageId).remedies.map(({ view }) => view),
          })),
          statistics,
          ...grantMutations(affiliate, declaration.programmes),
          ...(schema.resolvers ?? []),
        ],
        types: [
          compensation,
          outage,
          PageInfo,
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

/** What the programmes give first come, first served. */
function quotasOf(programmes: readonly Programme<never>[]): Quota[] {
  return programmes.flatMap(({ outageId, remedies }) =>
    remedies.flatMap(({ id, quota }) =>
      quota === null ? [] : [{ outageId, quotaId: id, size: quota }],
    ),
  );
}

/** Affiliates' classes carry their GraphQL name. */
function typeName(type: GraphClass): string {
  return type.name;
}
