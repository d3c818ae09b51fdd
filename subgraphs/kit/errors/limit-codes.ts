import type { ErrorKind } from "./error-codes.js";

/**
 * The codes of a request that asks for more than it may, or than can be done now, refused before it is executed. Such an
 * error says the client's own numbers: what was found or estimated, the limit, the seconds to wait.
 */
export const LIMIT_CODES = {
  QUERY_TOO_LONG: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리가 너무 깁니다. 나누어 보내세요.",
      en: "The query is too long: send it in parts.",
    },
  },
  QUERY_TOO_DEEP: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리가 너무 깊습니다.",
      en: "The query nests fields too deeply.",
    },
  },
  TOO_MANY_ALIASES: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리에 별칭이 너무 많습니다.",
      en: "The query has too many aliases.",
    },
  },
  TOO_MANY_ROOT_FIELDS: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리의 최상위 필드가 너무 많습니다. 나누어 보내세요.",
      en: "The query has too many root fields: send it in parts.",
    },
  },
  TOO_MANY_DIRECTIVES: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리에 지시어가 너무 많습니다.",
      en: "The query has too many directives.",
    },
  },
  TOO_MANY_FIELDS: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리에 필드가 너무 많습니다. 나누어 보내세요.",
      en: "The query has too many fields: send it in parts.",
    },
  },
  TOO_MANY_REPEATED_FIELDS: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리가 같은 필드를 너무 많이 반복합니다.",
      en: "The query repeats fields too often.",
    },
  },
  QUERY_TOO_COSTLY: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "쿼리의 예상 비용이 너무 큽니다. 더 적은 항목을 요청하세요.",
      en: "The query would cost too much: ask for fewer entries.",
    },
  },
  UNTRUSTED_DOCUMENT: {
    httpStatus: 400,
    retryable: false,
    owner: "caller",
    meaning: {
      ko: "등록된 쿼리만 해시로 요청할 수 있습니다.",
      en: "Only registered queries are answered, asked for by their hash.",
    },
  },
  RATE_LIMITED: {
    httpStatus: 429,
    retryable: true,
    owner: "caller",
    meaning: {
      ko: "요청이 너무 많습니다. 잠시 후 다시 시도하세요.",
      en: "Too many requests: try again after the time in Retry-After.",
    },
  },
  OVERLOADED: {
    httpStatus: 503,
    retryable: true,
    owner: "gateway",
    meaning: {
      ko: "지금은 요청이 몰려 처리할 수 없습니다. 잠시 후 다시 시도하세요.",
      en: "Too much is being asked at the moment: try again after the time in Retry-After.",
    },
  },
} as const satisfies Record<string, ErrorKind>;
