import { Field, InputType } from "type-graphql";
import { describeEnum } from "../../kit/contract/enums.js";
import { RequestInput, type TakeInput } from "../../kit/mutations/request-inputs.js";
import type { ContentService } from "../facts.js";

const ReadingService = {
  KAKAO_PAGE: "KAKAO_PAGE",
  KAKAO_WEBTOON: "KAKAO_WEBTOON",
} as const satisfies { [Service in ContentService]: Service };

describeEnum(ReadingService, "EntertainmentReadingService", "A service on which works are read.", {
  KAKAO_PAGE: "KakaoPage: web novels and webtoons.",
  KAKAO_WEBTOON: "Kakao Webtoon.",
});

export type ServiceInput = TakeInput & { service: ContentService };

/** `RequestInput` for one of the two reading services, under a name of the graph. */
export function serviceInput(name: string): abstract new () => ServiceInput {
  @InputType(name, {
    description: "Whose, on which service, for which outage, and which request.",
  })
  class Input extends RequestInput implements ServiceInput {
    @Field(() => ReadingService, { description: "The service it is about." })
    service!: ContentService;
  }
  return Input;
}
