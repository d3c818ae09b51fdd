import type { COMMON_CODES, Fault } from "./fault.js";
import { booleanFrom, dayFrom, instantFrom, integerFrom, wonFrom } from "./values.rules.js";

/** What is wrong with a value, before it is known in which column it stood. */
export class ValueFault {
  constructor(
    readonly code: keyof typeof COMMON_CODES,
    readonly ko: string,
    readonly en: string,
  ) {}
}

/** One column of a file: how it is read, and what people need to know to fill it. */
export type Column<Value> = {
  /** What it takes, in a few words, for `--help`. */
  takes: string;
  meaning: string;
  example: string;
  /** Whether it must be filled. The column itself stands in every file: a missing one would erase what is on record. */
  required: boolean;
  /** Whether what stands there is masked in reject files. */
  sensitive: boolean;
  /** What an empty one means, unless it is required. */
  whenEmpty: Value | null;
  read(text: string): Value | ValueFault;
};

/** The columns of a file by property; the header names them in snake_case. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of these columns. */
export type RowOf<Declared extends Columns> = {
  [Property in keyof Declared]: Declared[Property] extends Column<infer Value> ? Value : never;
};

type About = { meaning: string; example: string; sensitive?: boolean };

function column<Value>(
  takes: string,
  { meaning, example, sensitive = false }: About,
  read: Column<Value>["read"],
): Column<Value> {
  return { takes, meaning, example, sensitive, required: true, whenEmpty: null, read };
}

/** A column that may be empty: then nothing is known. */
export function optional<Value>(one: Column<Value>): Column<Value | null> {
  return { ...one, required: false };
}

/** More than PostgreSQL's indexes take would fail the whole batch instead of the row. */
const LONGEST_TEXT = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BROKEN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

/** Free text of up to 200 characters. */
export function text(about: About): Column<string> {
  return column("text", about, (value) => {
    if (BROKEN_TEXT.test(value)) {
      const ko = "읽을 수 없는 글자가 있습니다. 원본을 CSV UTF-8로 다시 저장하십시오.";
      return new ValueFault(
        "NOT_TEXT",
        ko,
        "It has unreadable characters; save it anew as CSV UTF-8.",
      );
    }
    if (value.length > LONGEST_TEXT) {
      const ko = `${LONGEST_TEXT}자까지 쓸 수 있습니다.`;
      return new ValueFault("TOO_LONG", ko, `It may have ${LONGEST_TEXT} characters at most.`);
    }
    return value;
  });
}

const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** An id: letters, digits, `-` and `_`, up to 100 of them; `prefixes` say how it begins. */
export function id(about: About, prefixes: readonly string[] = []): Column<string> {
  const shape = prefixes.length === 0 ? "" : ` that begins with ${prefixes.join(" or ")}`;
  const ko = `영문자, 숫자, "-", "_"로 된 식별자(100자 이하)${prefixes.length === 0 ? "" : `, ${prefixes.join(" 또는 ")}로 시작`}여야 합니다.`;
  const en = `It must be an id of letters, digits, "-" and "_" (100 at most)${shape}.`;
  return column(`id${shape}`, about, (value) => {
    const begins = prefixes.length === 0 || prefixes.some((prefix) => value.startsWith(prefix));
    return begins && ID.test(value) ? value : new ValueFault("NOT_AN_ID", ko, en);
  });
}

/** Whose row it is. Masked in rejects: what is no id is likely a name or a number somebody put there. */
export function beneficiary(prefixes: readonly string[] = ["usr_", "ptn_"]): Column<string> {
  const example = `${prefixes[0]}test_1`;
  return id({ meaning: "Whose row it is.", example, sensitive: true }, prefixes);
}

/** A day in Korea, as text `YYYY-MM-DD`. */
export function day(about: About): Column<string> {
  const ko = "2022-10-15처럼 달력에 있는 날짜여야 합니다.";
  const en = "It must be a calendar day, like 2022-10-15.";
  return column("day", about, (value) => dayFrom(value) ?? new ValueFault("NOT_A_DATE", ko, en));
}

/** An instant; without an offset it is the time in Korea. */
export function moment(about: About): Column<Date> {
  const ko = "2022-10-19T09:00:00+09:00 또는 2022-10-19 09:00(한국 시각)처럼 써야 합니다.";
  const en = "It must be an instant, like 2022-10-19T09:00:00+09:00, or 2022-10-19 09:00 in Korea.";
  return column(
    "instant; without an offset, Korean time",
    about,
    (value) => instantFrom(value) ?? new ValueFault("NOT_AN_INSTANT", ko, en),
  );
}

/** A sum of whole won. `signed` where a sum below 0 is somebody's statement, to be answered and not to be refused. */
export function amount(about: About, { signed = false } = {}): Column<number> {
  return column(signed ? "won, also below 0" : "won", about, (value) => {
    const won = wonFrom(value);
    if (won === undefined) {
      const ko = "30000 또는 30,000처럼 원 단위 정수여야 합니다.";
      return new ValueFault(
        "NOT_WON",
        ko,
        "It must be a whole number of won, like 30000 or 30,000.",
      );
    }
    if (won < 0 && !signed) {
      return new ValueFault(
        "NEGATIVE_AMOUNT",
        "0원보다 작을 수 없습니다.",
        "It cannot be below 0.",
      );
    }
    return won;
  });
}

/** A whole number. */
export function integer(about: About): Column<number> {
  const ko = "정수여야 합니다.";
  return column(
    "whole number",
    about,
    (value) =>
      integerFrom(value) ?? new ValueFault("NOT_AN_INTEGER", ko, "It must be a whole number."),
  );
}

/** Yes or no. */
export function flag(about: About): Column<boolean> {
  const ko = "true 또는 false여야 합니다.";
  return column(
    "true or false",
    about,
    (value) =>
      booleanFrom(value) ?? new ValueFault("NOT_A_BOOLEAN", ko, "It must be true or false."),
  );
}

/** One of the words, in any case. */
export function oneOf<Word extends string>(words: readonly Word[], about: About): Column<Word> {
  const known = byUpperCase(words);
  return column(
    words.join(", "),
    about,
    (value) => known.get(value.toUpperCase()) ?? unknownWord(words),
  );
}

/** Any of the words, set apart by `;`, each once; an empty one is none of them. */
export function someOf<Word extends string>(
  words: readonly Word[],
  about: About,
): Column<readonly Word[]> {
  const known = byUpperCase(words);
  const read = (value: string) => {
    const found: Word[] = [];
    for (const part of value.split(";")) {
      const word = known.get(part.trim().toUpperCase());
      if (word && !found.includes(word)) found.push(word);
      else if (!word && part.trim() !== "") return unknownWord(words);
    }
    return found;
  };
  const takes = `any of ${words.join(", ")}, set apart by ;`;
  return { ...column<readonly Word[]>(takes, about, read), required: false, whenEmpty: [] };
}

function byUpperCase<Word extends string>(words: readonly Word[]): ReadonlyMap<string, Word> {
  return new Map(words.map((word) => [word.toUpperCase(), word]));
}

function unknownWord(words: readonly string[]): ValueFault {
  const list = words.join(", ");
  const ko = `다음 중 하나여야 합니다: ${list}.`;
  return new ValueFault("UNKNOWN_VALUE", ko, `It must be one of ${list}.`);
}

/** The fault in the column where it stood. */
export function faultIn(columnName: string, { code, ko, en }: ValueFault): Fault {
  return { column: columnName, code, reason: { ko, en } };
}

/** `filedAt` → `filed_at`: a property as the header names it. */
export function headerName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
