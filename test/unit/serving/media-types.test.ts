import { expect, it } from "vitest";
import { answerType } from "../../../subgraphs/kit/serving/media-types.js";

const JSON_TYPE = "application/json; charset=utf-8";
const RESPONSE_TYPE = "application/graphql-response+json; charset=utf-8";

it.each([
  [undefined, JSON_TYPE],
  ["*/*", JSON_TYPE],
  ["text/html, */*;q=0.1", JSON_TYPE],
  ["application/*", JSON_TYPE],
  ["Application/JSON; charset=utf-8", JSON_TYPE],
  ["application/graphql-response+json, application/json;q=0.9", JSON_TYPE],
  ["application/graphql-response+json", RESPONSE_TYPE],
  ["text/html, application/graphql-response+json; charset=utf-8", RESPONSE_TYPE],
  ["text/html", null],
  ["", null],
])("whoever accepts %j is answered as %j", (accept, type) => {
  expect(answerType(accept)).toBe(type);
});
