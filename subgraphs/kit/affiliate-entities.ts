import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { compensationReaders, everyone } from "./access/guards.js";
import { VisibleTo } from "./access/visible-to.js";
import type { CompensationKey, OutageKey } from "./contract/entities.types.js";
import type { GraphClass } from "./federated-schema.js";
import type { SliceLoader } from "./slice/slice.loader.js";
import type { SliceView } from "./slice/views.js";

type SliceContext = { slices: SliceLoader };

/** `Compensation.<name>`: the slice. Nullable, because null is how the graph says "did not answer". */
export function compensationResolver(
  name: string,
  entity: GraphClass,
  type: GraphClass,
): GraphClass {
  @Resolver(() => entity)
  class SliceResolver {
    // The router may be anybody's: who may see a slice is decided where the slice is.
    @VisibleTo(compensationReaders, ({ beneficiaryId }: CompensationKey) => beneficiaryId)
    @FieldResolver(() => type, {
      name,
      nullable: true,
      description: `What ${name} gives; null when it did not answer.`,
    })
    slice(@Root() key: CompensationKey, @Ctx() context: SliceContext): Promise<SliceView | null> {
      return context.slices.load(key);
    }
  }
  return SliceResolver;
}

/** `Outage.<name>`: the programme. Public: it names remedies and no people. */
export function programmeResolver(
  name: string,
  entity: GraphClass,
  type: GraphClass,
  programmeOf: (outageId: string) => object,
): GraphClass {
  @Resolver(() => entity)
  class ProgrammeResolver {
    @VisibleTo(everyone)
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

/** The key of a compensation, as any router may send it; null for what is none. */
export function compensationReference(reference: Record<string, unknown>): CompensationKey | null {
  const { outageId, beneficiaryId } = reference;
  return typeof outageId === "string" && typeof beneficiaryId === "string"
    ? { outageId, beneficiaryId }
    : null;
}

/** The key of an outage, likewise. */
export function outageReference(reference: Record<string, unknown>): OutageKey | null {
  return typeof reference.id === "string" ? { id: reference.id } : null;
}
