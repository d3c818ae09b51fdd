import { ApolloServerErrorCode } from "@apollo/server/errors";
import { describe, expect, it } from "vitest";
import {
  ERROR_CODES,
  type ErrorKind,
  isErrorCode,
  meaningOf,
} from "../../../subgraphs/kit/errors/error-codes.js";
import { graphError, requestError } from "../../../subgraphs/kit/errors/graph-error.js";

describe("the register of error codes", () => {
  it("holds every code that @apollo/server raises, under the same name", () => {
    expect(Object.values(ApolloServerErrorCode).filter((code) => !isErrorCode(code))).toEqual([]);
  });

  it.each(Object.entries<ErrorKind>(ERROR_CODES))(
    "says what %s means in Korean and in English",
    (code, { meaning, httpStatus }) => {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(meaning.ko).toMatch(/[가-힣].*\.$/);
      expect(meaning.en).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
      expect([200, 400, 401, 403, 404, 405, 413, 415, 429, 500, 503, 504]).toContain(httpStatus);
    },
  );

  it("takes nothing for a code that is not registered", () => {
    expect(
      ["FORBIDDEN", "forbidden", "toString", "__proto__", "", null, 401].map(isErrorCode),
    ).toEqual([true, false, false, false, false, false, false]);
  });
});

describe("an error with a code", () => {
  it("means what the register says unless it says something more precise", () => {
    expect(graphError("FORBIDDEN").toJSON()).toEqual({
      message: "이 정보를 볼 권한이 없습니다. You may not read this.",
      extensions: { code: "FORBIDDEN" },
    });
    expect(
      graphError("AFFILIATE_TIMEOUT", {
        message: "Talk",
        extensions: { affiliate: "TALK" },
      }).toJSON(),
    ).toEqual({ message: "Talk", extensions: { code: "AFFILIATE_TIMEOUT", affiliate: "TALK" } });
  });

  it("cannot have its code replaced by an extension", () => {
    expect(graphError("FORBIDDEN", { extensions: { code: "OK" } }).extensions).toEqual({
      code: "FORBIDDEN",
    });
  });

  it("refuses a whole request with the status of its code", () => {
    expect(requestError("NOT_READY").toJSON()).toEqual({
      message: meaningOf("NOT_READY"),
      extensions: { code: "NOT_READY", http: { status: 503, headers: new Map() } },
    });
  });

  it("that refuses a token says which scheme to use", () => {
    expect(requestError("UNAUTHENTICATED").extensions).toEqual({
      code: "UNAUTHENTICATED",
      http: {
        status: 401,
        headers: new Map([["www-authenticate", 'Bearer error="invalid_token"']]),
      },
    });
  });
});
