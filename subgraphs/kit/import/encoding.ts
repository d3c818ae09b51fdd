import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import { cp949Decoder } from "./cp949.js";
import { ImportError } from "./import-error.js";

/** How the characters of a file are written. CP949 is what Korean Excel calls "CSV". */
export type Encoding = "utf-8" | "cp949";

export const ENCODING_CHOICES = ["auto", "utf-8", "cp949"] as const;
export type EncodingChoice = (typeof ENCODING_CHOICES)[number];

/** Reads text chunk by chunk; called without one at the end. */
export type Decoder = { decode(chunk?: Uint8Array): string };

/** A decoder that refuses what the encoding does not have, instead of writing question marks into people's names. */
export function strictDecoder(encoding: Encoding): Decoder {
  return createDecoder(encoding, true);
}

function createDecoder(encoding: Encoding, fatal: boolean): Decoder {
  if (encoding === "cp949") return cp949Decoder({ fatal });
  const decoder = new TextDecoder("utf-8", { fatal });
  return { decode: (chunk) => decoder.decode(chunk, { stream: chunk !== undefined }) };
}

const SAVE_ANEW = 'Save it in Excel as "CSV UTF-8 (Comma delimited)" and import that';

/** What is known of a file before anything is taken in. `lines` counts its line breaks, those within values included. */
export type ScannedFile = { encoding: Encoding; lines: number };

/**
 * Tells how a file is written by reading all of it before anything is taken in: a guess from its beginning could turn out
 * wrong when half of it is on record.
 * @throws ImportError FILE_UNREADABLE, FILE_EMPTY; ENCODING when it is neither, not what was chosen, or could be both
 */
export async function scanFile(file: string, choice: EncodingChoice): Promise<ScannedFile> {
  const utf8 = createTally("utf-8");
  const cp949 = createTally("cp949");
  let isFirst = true;
  let hasMark = false;
  for await (const chunk of chunksOf(file)) {
    if (isFirst) {
      refuseUtf16(chunk);
      hasMark = chunk.length >= 3 && chunk.readUIntBE(0, 3) === 0xefbbbf;
    }
    isFirst = false;
    const plain = isAscii(chunk);
    if (choice !== "cp949") utf8.add(chunk, plain);
    if (choice !== "utf-8" && !hasMark) cp949.add(chunk, plain);
  }
  if (isFirst) throw new ImportError("FILE_EMPTY", "The file is empty", "Import one with a header");
  if (hasMark && choice === "cp949") {
    throw encodingError("The file begins with the mark of UTF-8", "Leave --encoding out");
  }
  if (choice === "cp949") return scanned(cp949.end(), "cp949", SAVE_ANEW);
  if (choice === "utf-8" || hasMark) {
    const fix = hasMark ? SAVE_ANEW : `${SAVE_ANEW}, or try --encoding cp949`;
    return scanned(utf8.end(), "utf-8", fix);
  }
  const looks = { "utf-8": utf8.end(), cp949: cp949.end() };
  const encoding = moreLikely(looks["utf-8"], looks.cp949);
  return { encoding, lines: looks[encoding].lines };
}

/** How a file looks when it is read in an encoding. */
type Look = {
  /** The first line with something the encoding does not have; null when there is none. */
  invalidLine: number | null;
  /** Hangul syllables. */
  hangul: number;
  lines: number;
};

/** Every Korean text has far more Hangul when it is read as it was written. Ties and near ties are for people to settle. */
function moreLikely(utf8: Look, cp949: Look): Encoding {
  if (utf8.invalidLine === null && (utf8.hangul > 0 || cp949.hangul === 0)) return "utf-8";
  if (utf8.invalidLine === null && cp949.invalidLine !== null) return "utf-8";
  if (utf8.invalidLine !== null && cp949.invalidLine === null && cp949.hangul > 2 * utf8.hangul) {
    return "cp949";
  }
  if (utf8.invalidLine !== null && cp949.invalidLine !== null) {
    const line = utf8.hangul >= cp949.hangul ? utf8.invalidLine : cp949.invalidLine;
    throw encodingError(`The file is neither UTF-8 nor CP949 from line ${line} on`, SAVE_ANEW);
  }
  throw encodingError(
    "The file could be UTF-8 as well as CP949",
    "Say which: --encoding utf-8, or --encoding cp949",
  );
}

function scanned(look: Look, encoding: Encoding, fix: string): ScannedFile {
  if (look.invalidLine === null) return { encoding, lines: look.lines };
  const name = encoding.toUpperCase();
  throw encodingError(`Line ${look.invalidLine} of the file is not ${name}`, fix);
}

function encodingError(problem: string, fix: string): ImportError {
  return new ImportError("ENCODING", problem, fix);
}

function refuseUtf16(chunk: Buffer): void {
  const mark = chunk.length >= 2 ? chunk.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) throw encodingError("The file is UTF-16", SAVE_ANEW);
}

/** Reads a file in one encoding and keeps count. What it cannot read is noted once, and it reads on. */
function createTally(encoding: Encoding) {
  const decoder = createDecoder(encoding, false);
  const strict = strictDecoder(encoding);
  let lines = 1;
  let invalidLine: number | null = null;
  let hangul = 0;
  let wasPlain = true;

  function add(chunk: Buffer | undefined, plain: boolean) {
    // After another plain chunk nothing is cut in two, and ASCII is itself in every encoding.
    if (chunk && plain && wasPlain) lines += breaksIn(chunk.toString("latin1"));
    else read(chunk);
    wasPlain = plain;
  }

  function read(chunk: Buffer | undefined) {
    const text = decoder.decode(chunk);
    if (invalidLine === null && !accepts(strict, chunk)) {
      invalidLine = lines + breaksIn(text.slice(0, Math.max(0, text.indexOf("\ufffd"))));
    }
    lines += breaksIn(text);
    hangul += text.match(/[가-힣]/g)?.length ?? 0;
  }

  return {
    add,
    end(): Look {
      add(undefined, false);
      return { invalidLine, hangul, lines: lines - 1 };
    },
  };
}

function accepts(decoder: Decoder, chunk: Buffer | undefined): boolean {
  try {
    decoder.decode(chunk);
    return true;
  } catch {
    return false;
  }
}

function breaksIn(text: string): number {
  return text.match(/\n|\r(?!\n)/g)?.length ?? 0;
}

/** @throws ImportError FILE_UNREADABLE */
async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield chunk;
  } catch (error) {
    throw new ImportError(
      "FILE_UNREADABLE",
      `The file ${file} cannot be read`,
      "Check the path and who may read it",
      error,
    );
  }
}
