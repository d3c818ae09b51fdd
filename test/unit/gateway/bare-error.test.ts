import { inspect } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { explainFailure } from "../../../gateway/announce.js";
import { bareError } from "../../../gateway/bare-error.js";
import { withFailuresSaid } from "../../../gateway/commands/command-failure.js";
import { databaseError, OF_PEOPLE, PHONE } from "./database-error.fixture.js";

describe("an error of the database that nobody foresaw", () => {
  it("is bare when Node prints it for a command that ends with it", async () => {
    const ended = withFailuresSaid({ err: () => undefined }, () => Promise.reject(databaseError()));

    const printed = await ended.catch((error: unknown) => inspect(error, { showHidden: true }));

    expect(printed).toMatch(/PostgresError: no room for 010-\*{4}-0001/);
    expect(printed).toContain("bare-error.test.ts");
    expect(printed).not.toMatch(OF_PEOPLE);
  });

  it("is bare when it keeps the gateway from starting", () => {
    const written: string[] = [];
    const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    onTestFinished(() => stderr.mockRestore());

    explainFailure(databaseError());

    expect(written.join("")).toMatch(/no room for 010-\*{4}-0001\n +at /);
    expect(written.join("")).not.toMatch(OF_PEOPLE);
  });

  it("is told by its name, its code and its place; what is no error by its kind alone", () => {
    expect(bareError(databaseError())).toEqual({
      type: "PostgresError",
      code: "23514",
      message: "no room for 010-****-0001",
      stack: expect.stringContaining("bare-error.test.ts"),
    });
    expect(bareError(PHONE)).toEqual({ type: "string", message: "something that is no error" });
  });
});
