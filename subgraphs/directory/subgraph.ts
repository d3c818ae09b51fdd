import { GrantSumType, TimelineEventType } from "../kit/contract/grant.types.js";
import { RemedyType } from "../kit/contract/remedy.types.js";
import { contractResolvers } from "../kit/contract/texts.resolver.js";
import { buildFederatedSchema } from "../kit/federated-schema.js";
import type { SubgraphDefinition } from "../kit/subgraph.types.js";
import { subgraphRights } from "../kit/subgraph-rights.js";
import { checkContactKeys, rotateContactKeys } from "./contacts/contact-keys.js";
import { createDirectoryContext } from "./context.js";
import { seedDirectoryDemo, seedDirectoryPopulation } from "./demo/seed-directory-demo.js";
import { AuditTrailQueries } from "./schema/audit-trail.resolver.js";
import { BeneficiaryQueries, BeneficiaryResolver } from "./schema/beneficiary.resolver.js";
import { Partner, User } from "./schema/beneficiary.types.js";
import { CompensationResolver, TimelineEntryResolver } from "./schema/compensation.resolver.js";
import { Compensation } from "./schema/compensation.types.js";
import {
  BusinessNumberResolver,
  ContactMutations,
  ContactsResolver,
  RevealRefusalTextsResolver,
} from "./schema/contact.resolver.js";
import { ExportMutations, ExportRefusalTextsResolver } from "./schema/export.resolver.js";
import { LastKnownResolver } from "./schema/last-known.resolver.js";
import { OutageResolver } from "./schema/outage.resolver.js";
import { Outage } from "./schema/outage.types.js";
import { references } from "./schema/references.js";
import { sliceStubs } from "./schema/slices.js";
import {
  FigureTextsResolver,
  IntakeWindowTextsResolver,
  MilestoneTextsResolver,
  OutageTextsResolver,
  QuotationTextsResolver,
} from "./schema/texts.resolver.js";
import { ViewerQueries } from "./schema/viewer.resolver.js";

/** The platform's own subgraph: outages, people, and the total and timeline over what every affiliate tells. */
export const directory: SubgraphDefinition = {
  name: "directory",
  rights: {
    ...subgraphRights,
    beneficiaries: { select: true },
    identity_links: { select: true },
    contacts: { select: true },
    contact_reveals: { select: true, insert: true },
    last_known_slices: {
      select: true,
      insert: true,
      update: ["slice", "slice_hash", "as_of"],
      delete: true,
    },
  },
  personalData: { checkKeys: checkContactKeys, rotateKeys: rotateContactKeys },
  createContext: createDirectoryContext,
  seedDemo: seedDirectoryDemo,
  seedPopulation: seedDirectoryPopulation,
  buildSchema: () =>
    buildFederatedSchema({
      resolvers: [
        ...contractResolvers,
        AuditTrailQueries,
        BeneficiaryQueries,
        BeneficiaryResolver,
        BusinessNumberResolver,
        CompensationResolver,
        ContactMutations,
        ContactsResolver,
        ExportMutations,
        ExportRefusalTextsResolver,
        FigureTextsResolver,
        IntakeWindowTextsResolver,
        LastKnownResolver,
        MilestoneTextsResolver,
        OutageResolver,
        OutageTextsResolver,
        QuotationTextsResolver,
        RevealRefusalTextsResolver,
        TimelineEntryResolver,
        ViewerQueries,
      ],
      types: [Compensation, Outage, User, Partner, RemedyType, GrantSumType, TimelineEventType],
      references,
      extraSdl: [sliceStubs()],
    }),
};
