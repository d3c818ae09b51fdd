import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { statisticsReaders } from "../access/guards.js";
import { VisibleTo } from "../access/visible-to.js";
import type { Affiliate } from "../contract/enums.js";
import { ProgrammeStatisticsType } from "../contract/statistics.types.js";
import type { GraphClass } from "../federated-schema.js";
import type { StatisticsLoader } from "./statistics.loader.js";

/**
 * `statistics` of an affiliate's programme. Made once per programme type: type-graphql keeps a field that was added by a
 * resolver on the class for good.
 */
export function statisticsResolver(affiliate: Affiliate, programme: GraphClass): GraphClass {
  @Resolver(() => programme)
  class StatisticsResolver {
    @VisibleTo(statisticsReaders(affiliate))
    @FieldResolver(() => ProgrammeStatisticsType, {
      nullable: true,
      description:
        "What it came to so far, over all people, as this affiliate counts it. For agents, this affiliate's operators and admins.",
    })
    statistics(
      @Root() { outageId }: { outageId: string },
      @Ctx() { statistics }: { statistics: StatisticsLoader },
    ): Promise<ProgrammeStatisticsType> {
      return statistics.load(outageId);
    }
  }
  return StatisticsResolver;
}
