import type { LocalizedText } from "../remedies/remedy.js";
import { LIMIT_CODES } from "./limit-codes.js";

/** Who answers for an error: the caller, the gateway and its identity provider, or an affiliate's own team. */
export type ErrorOwner = "caller" | "gateway" | "identity" | "affiliate";

/** One kind of surprise. An expected "no" is not here: it is data, with a code of its mutation. */
export type ErrorKind = {
  /** The HTTP status when the whole request fails with it; a single failed field leaves the status alone. */
  httpStatus: number;
  /** Whether the same request may succeed later without being changed. */
  retryable: boolean;
  owner: ErrorOwner;
  /** What a client is told when nothing more precise is known. */
  meaning: LocalizedText;
};

/**
 * Every error code a client can meet. Codes that @apollo/server raises itself keep its names, because client libraries
 * act on them (automatic persisted queries above all). A code is added, never renamed or reused.
 */
export const ERROR_CODES = {
  ...LIMIT_CODES,
  UNAUTHENTICATED: {
    httpStatus: 401,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "인증 토큰을 인정할 수 없습니다.",
      en: "The token is not accepted.",
    },
  },
  SIGNATURE_REFUSED: {
    httpStatus: 401,
    retryable: false,
    owner: "gateway",
    meaning: {
      ko: "호출의 서명을 인정할 수 없습니다.",
      en: "The signature of the call is not accepted.",
    },
  },
  FORBIDDEN: {
    httpStatus: 403,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "이 정보를 볼 권한이 없습니다.",
      en: "You may not read this.",
    },
  },
  BAD_REQUEST: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "요청을 읽을 수 없습니다. JSON 형식과 query 항목을 확인하세요.",
      en: "The request cannot be read: check that it is JSON and has a query.",
    },
  },
  GRAPHQL_PARSE_FAILED: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "GraphQL 문법에 맞지 않습니다.",
      en: "The query is not valid GraphQL.",
    },
  },
  GRAPHQL_VALIDATION_FAILED: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리가 스키마와 맞지 않습니다.",
      en: "The query does not fit the schema.",
    },
  },
  BAD_USER_INPUT: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "입력 값이 올바르지 않습니다.",
      en: "An input value is not valid.",
    },
  },
  OPERATION_RESOLUTION_FAILURE: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "실행할 operation을 정할 수 없습니다. operationName을 확인하세요.",
      en: "It is not clear which operation to run: check operationName.",
    },
  },
  PERSISTED_QUERY_NOT_FOUND: {
    httpStatus: 200,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "저장된 쿼리가 없습니다. 쿼리 전문을 함께 보내세요.",
      en: "There is no such persisted query: send its full text with it.",
    },
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    httpStatus: 200,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "저장된 쿼리 방식은 지원하지 않습니다.",
      en: "Persisted queries are not supported.",
    },
  },
  NOT_FOUND: {
    httpStatus: 404,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "찾을 수 없는 주소입니다.",
      en: "There is nothing at this address.",
    },
  },
  METHOD_NOT_ALLOWED: {
    httpStatus: 405,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "이 주소에서 쓸 수 없는 HTTP 메서드입니다.",
      en: "This address does not take that HTTP method.",
    },
  },
  PAYLOAD_TOO_LARGE: {
    httpStatus: 413,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "요청 본문이 너무 큽니다.",
      en: "The request body is too large.",
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    httpStatus: 415,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "지원하지 않는 본문 형식입니다. application/json으로 보내세요.",
      en: "This content type is not supported: send application/json.",
    },
  },
  AFFILIATE_UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    owner: "affiliate",
    meaning: {
      ko: "계열사 시스템이 응답하지 않습니다.",
      en: "An affiliate is not available.",
    },
  },
  AFFILIATE_TIMEOUT: {
    httpStatus: 504,
    retryable: true,
    owner: "affiliate",
    meaning: {
      ko: "계열사 시스템이 제시간에 응답하지 않았습니다.",
      en: "An affiliate did not answer in time.",
    },
  },
  DIRECTORY_UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    owner: "gateway",
    meaning: {
      ko: "이용자·파트너 정보를 지금 조회할 수 없습니다. 잠시 후 다시 시도하세요.",
      en: "Users and partners cannot be looked up at the moment: try again shortly.",
    },
  },
  SUBGRAPH_UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    owner: "affiliate",
    meaning: {
      ko: "그래프의 일부가 응답하지 않습니다.",
      en: "A part of the graph is not available.",
    },
  },
  SUBGRAPH_TIMEOUT: {
    httpStatus: 504,
    retryable: true,
    owner: "affiliate",
    meaning: {
      ko: "그래프의 일부가 제시간에 응답하지 않았습니다.",
      en: "A part of the graph did not answer in time.",
    },
  },
  AUDIT_UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    owner: "gateway",
    meaning: {
      ko: "감사 기록을 남길 수 없어 보여 드리거나 처리하지 않았습니다. 잠시 후 다시 시도하세요.",
      en: "It cannot be put on record at the moment, so nothing was shown or changed: try again shortly.",
    },
  },
  IDENTITY_UNAVAILABLE: {
    httpStatus: 503,
    retryable: true,
    owner: "identity",
    meaning: {
      ko: "지금은 인증 토큰을 확인할 수 없습니다. 잠시 후 다시 시도하세요.",
      en: "Tokens cannot be checked at the moment: try again shortly.",
    },
  },
  NOT_READY: {
    httpStatus: 503,
    retryable: true,
    owner: "gateway",
    meaning: {
      ko: "서비스를 준비하고 있습니다. 잠시 후 다시 시도하세요.",
      en: "The service is getting ready: try again shortly.",
    },
  },
  INTERNAL_SERVER_ERROR: {
    httpStatus: 500,
    retryable: false,
    owner: "gateway",
    meaning: {
      ko: "예상하지 못한 오류가 발생했습니다. 참조 번호와 함께 문의하세요.",
      en: "Something unexpected went wrong: please report it with the reference.",
    },
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether the value is a registered code, and not merely something every object has, like `constructor`. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(ERROR_CODES, value);
}

/** The meaning of a code as one message, in Korean and then in English. */
export function meaningOf(code: ErrorCode): string {
  const { ko, en } = ERROR_CODES[code].meaning;
  return `${ko} ${en}`;
}
