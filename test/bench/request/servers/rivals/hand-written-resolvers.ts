import { maskedContacts } from "../../../../../subgraphs/directory/contacts/masked-contacts.js";
import { outageById, outages } from "../../../../../subgraphs/directory/outages/outages.js";
import { requireId } from "../../../../../subgraphs/directory/people/beneficiary-id.js";
import type { BeneficiaryView } from "../../../../../subgraphs/directory/people/beneficiary-view.js";
import { searchBeneficiaries } from "../../../../../subgraphs/directory/people/search-beneficiaries.js";
import { outageView } from "../../../../../subgraphs/directory/schema/outage-view.js";
import { mergeTimelines } from "../../../../../subgraphs/directory/totals/merge-timelines.js";
import { totalOf } from "../../../../../subgraphs/directory/totals/total.rules.js";
import { affiliates } from "../../../../../subgraphs/kit/contract/affiliates.js";
import type { CompensationKey } from "../../../../../subgraphs/kit/contract/entities.types.js";
import type { Affiliate, Language } from "../../../../../subgraphs/kit/contract/enums.js";
import type { GrantReasonType } from "../../../../../subgraphs/kit/contract/grant.types.js";
import {
  DateScalar,
  DateTimeScalar,
  WonScalar,
} from "../../../../../subgraphs/kit/contract/scalars.js";
import { inLanguage } from "../../../../../subgraphs/kit/contract/texts.resolver.js";
import { graphError } from "../../../../../subgraphs/kit/errors/graph-error.js";
import { pageOf } from "../../../../../subgraphs/kit/paging.js";
import type { LocalizedText } from "../../../../../subgraphs/kit/remedies/remedy.js";
import type { SliceView } from "../../../../../subgraphs/kit/slice/views.js";
import type { SubgraphDefinition } from "../../../../../subgraphs/kit/subgraph.types.js";
import {
  mayReadCompensation,
  maySearch,
  type Viewer,
} from "../../../../../subgraphs/kit/viewer/viewer.js";
import type { HandWrittenContext } from "./hand-written-context.js";

type Context = HandWrittenContext;
type InLanguage = { lang: Language | null };
type OfPage = { first: number; after?: string | null };

/**
 * Resolvers for what the bench asks; everything else of the schema reads the property of its name, as graphql-js does.
 * Filing a claim is domain from one end to the other: there the use case is called through Talk's own resolver.
 */
export function handWrittenResolvers(subgraphs: readonly SubgraphDefinition[]) {
  return {
    Won: WonScalar,
    DateTime: DateTimeScalar,
    Date: DateScalar,
    Query: {
      user: (_: unknown, { id }: { id: string }, { viewer, directory }: Context) =>
        directory().lookUp(permitted(viewer, requireId(id, "user")), "Query.user"),
      partner: (_: unknown, { id }: { id: string }, { viewer, directory }: Context) =>
        directory().lookUp(permitted(viewer, requireId(id, "partner")), "Query.partner"),
      searchBeneficiaries(
        _: unknown,
        { query, ...page }: { query: string } & OfPage,
        { viewer, directory }: Context,
      ) {
        if (!maySearch(viewer)) throw graphError("FORBIDDEN");
        return searchBeneficiaries(directory(), query, page);
      },
    },
    Mutation: { fileTalkClaim: fileTalkClaimOf(subgraphs) },
    User: beneficiary,
    Partner: {
      ...beneficiary,
      businessNumber: ({ id, sealedContacts }: BeneficiaryView, _: unknown, context: Context) => {
        const { keys } = context.directory().database;
        return maskedContacts(keys, id, sealedContacts, ["BUSINESS_NUMBER"])[0]?.masked ?? null;
      },
    },
    Compensation: {
      outage({ outageId }: CompensationKey) {
        const outage = outageById(outageId);
        return outage && outageView(outage);
      },
      ...Object.fromEntries(affiliates.map(({ name }) => [name, sliceOf(name)])),
      async total(key: CompensationKey, _: unknown, context: Context) {
        return totalOf(await everySlice(key, context, ({ sums }) => sums));
      },
      async timeline(key: CompensationKey, page: OfPage, context: Context) {
        const reports = await everySlice(key, context, ({ timeline }) =>
          timeline.map((event) => ({ ...event, at: event.at.toISOString() })),
        );
        const { entries, missing } = mergeTimelines(reports);
        return { ...pageOf(entries, page, (entry) => [entry.at, entry.id]), missing };
      },
    },
    TimelineEntry: {
      title: ({ titleKo, titleEn }: Record<"titleKo" | "titleEn", string>, { lang }: InLanguage) =>
        lang === "EN" ? titleEn : titleKo,
    },
    Outage: { title: titleOf },
    Remedy: { title: titleOf },
    GrantReason: {
      text: ({ texts, facts }: GrantReasonType, { lang }: InLanguage) =>
        texts[lang === "EN" ? "en" : "ko"](facts),
      inputs: ({ facts }: GrantReasonType) =>
        Object.entries(facts).map(([name, value]) => ({
          name,
          value: value === null ? null : String(value),
        })),
    },
  };
}

const beneficiary = {
  compensation: ({ id }: BeneficiaryView, { outageId }: { outageId: string }) =>
    outageById(outageId) && { outageId, beneficiaryId: id },
  compensations: ({ id }: BeneficiaryView) =>
    outages.map((outage) => ({ outageId: outage.id, beneficiaryId: id })),
};

/** @throws FORBIDDEN */
function permitted(viewer: Viewer, id: string): string {
  if (!mayReadCompensation(viewer, id)) throw graphError("FORBIDDEN");
  return id;
}

function sliceOf(name: string) {
  return (key: CompensationKey, _: unknown, context: Context) =>
    context.affiliate(name).slices.load(key);
}

/** What every affiliate's slice says, null where it cannot be read. */
async function everySlice<Report>(
  key: CompensationKey,
  context: Context,
  read: (slice: SliceView) => Report,
): Promise<ReadonlyMap<Affiliate, Report | null>> {
  const reports = affiliates.map(async ({ affiliate, name }) => {
    const slice = await context
      .affiliate(name)
      .slices.load(key)
      .catch(() => null);
    return [affiliate, slice && read(slice)] as const;
  });
  return new Map(await Promise.all(reports));
}

function titleOf({ title }: { title: LocalizedText }, { lang }: InLanguage): string {
  return inLanguage(title, lang);
}

function fileTalkClaimOf(subgraphs: readonly SubgraphDefinition[]) {
  const talk = subgraphs.find(({ name }) => name === "talk");
  const { fileTalkClaim } = talk?.buildSchema().schema.getMutationType()?.getFields() ?? {};
  const file = fileTalkClaim?.resolve;
  if (!file) throw new Error("nobody takes claims for Talk");
  return (root: unknown, args: Record<string, unknown>, context: Context, info: never) =>
    file(root, args, context.affiliate("talk"), info);
}
