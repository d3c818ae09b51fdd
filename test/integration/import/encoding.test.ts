import { describe, expect, it } from "vitest";
import { type EncodingChoice, scanFile } from "../../../subgraphs/kit/import/encoding.js";
import { cp949 } from "../../cp949.js";
import { temporaryFile } from "./import-text.js";

const scan = async (content: string | Uint8Array, choice: EncodingChoice = "auto") =>
  scanFile(await temporaryFile(content), choice);

/** More than a chunk of plain rows, in which nothing tells how a file is written. */
const PLAIN = "usr_test_1,true\n".repeat(20_000);

describe("how a file is written", () => {
  it.each([
    ["plain ASCII", PLAIN, "utf-8"],
    ["UTF-8", "이름,판교 PC방\n", "utf-8"],
    ["UTF-8 with its mark", "\ufeff이름,판교 PC방\n", "utf-8"],
    ["CP949", cp949("이름,판교 PC방\n"), "cp949"],
    ["CP949 beyond EUC-KR", cp949("똠방각하,펲시\n"), "cp949"],
    ["CP949 far behind plain rows", Buffer.concat([Buffer.from(PLAIN), cp949("판교\n")]), "cp949"],
    ["UTF-8 far behind plain rows", `${PLAIN}판교\n`, "utf-8"],
  ])("is told of %s", async (_, content, encoding) => {
    expect(await scan(content)).toMatchObject({ encoding });
  });

  it("counts the lines, however they end", async () => {
    expect(await scan("a\nb\r\nc\rd\n")).toEqual({ encoding: "utf-8", lines: 4 });
  });

  it("is told of a character that is cut between two chunks", async () => {
    const cut = `${"x".repeat(256 * 1_024 - 1)}가\n`;

    expect(await scan(cut)).toMatchObject({ encoding: "utf-8" });
    expect(await scan(cp949(cut))).toMatchObject({ encoding: "cp949" });
  });

  it.each([
    [
      "one broken byte in a UTF-8 file",
      Buffer.concat([
        Buffer.from(`${"판교 PC방,분당\n".repeat(9)}x`),
        Buffer.of(0xb0),
        Buffer.from("\n"),
      ]),
      "The file is neither UTF-8 nor CP949 from line 10 on",
    ],
    [
      "bytes that are good UTF-8 and good Korean at once",
      Buffer.concat([Buffer.from("name\n"), Buffer.of(0xc2, 0xb0), Buffer.from("\n")]),
      "The file could be UTF-8 as well as CP949",
    ],
    ["UTF-16", Buffer.from("\ufeffname\n", "utf16le"), "The file is UTF-16"],
    ["nothing", "", "The file is empty"],
  ])("is not guessed of %s", async (_, content, problem) => {
    await expect(scan(content)).rejects.toMatchObject({
      name: "ImportError",
      message: expect.stringContaining(problem),
    });
  });

  it("is taken as it is told, unless it cannot be", async () => {
    const ambiguous = Buffer.concat([Buffer.from("name\n"), Buffer.of(0xc2, 0xb0)]);

    expect(await scan(ambiguous, "cp949")).toMatchObject({ encoding: "cp949" });
    expect(await scan(ambiguous, "utf-8")).toMatchObject({ encoding: "utf-8" });
    await expect(scan("a\n가\n", "cp949")).rejects.toThrow("Line 2 of the file is not CP949");
    await expect(scan(cp949("a\n\n가\n"), "utf-8")).rejects.toThrow(
      "Line 3 of the file is not UTF-8",
    );
    await expect(scan("\ufeffa\n", "cp949")).rejects.toThrow("begins with the mark of UTF-8");
  });

  it("cannot be told of a file that is not there", async () => {
    await expect(scanFile("/nowhere/file.csv", "auto")).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
  });
});
