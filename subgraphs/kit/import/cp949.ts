/**
 * CP949, which Korean Excel writes as "CSV": EUC-KR and, in the gaps of it, the 8,822 Hangul syllables it lacks. Node
 * knows EUC-KR alone, and reads the rest of CP949 (똠, 뷁, 햏) as other characters without an error, so the rest is here.
 */

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const ROW = 0x100;
const INVALID = 0xfffd;
/** Characters for private use: everybody's own, so nobody knows which one is meant. */
const PRIVATE = { from: 0xe000, to: 0xf8ff };
/** Added to the standard after Node's table of it was drawn up. */
const LATER: readonly (readonly [bytes: number, character: string])[] = [
  [0xa2e6, "€"],
  [0xa2e7, "®"],
];

let characters: Uint16Array | undefined;

/** The character of every pair of bytes, at `lead * 256 + trail`; 0 where there is none. */
function table(): Uint16Array {
  if (characters) return characters;
  const made = new Uint16Array(ROW * ROW);
  const has = new Set<number>();
  const eucKr = new TextDecoder("euc-kr");
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const text = eucKr.decode(Uint8Array.of(lead, trail));
      const character = text.charCodeAt(0);
      const isPrivate = character >= PRIVATE.from && character <= PRIVATE.to;
      if (text.length !== 1 || character === INVALID || isPrivate) continue;
      made[lead * ROW + trail] = character;
      has.add(character);
    }
  }
  for (const [bytes, character] of LATER) made[bytes] = character.charCodeAt(0);
  // The syllables that EUC-KR lacks stand in the gaps in the order of Unicode, so no table of them is needed.
  const gaps = gapsOfEucKr();
  for (let syllable = FIRST_SYLLABLE; syllable <= LAST_SYLLABLE; syllable += 1) {
    if (!has.has(syllable)) made[gaps.next().value as number] = syllable;
  }
  characters = made;
  return made;
}

/** The pairs of bytes beside EUC-KR's, from 0x8141 to 0xC652. The generator ends after the last syllable's. */
function* gapsOfEucKr(): Generator<number> {
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    const lastTrail = lead <= 0xa0 ? 0xfe : 0xa0;
    for (let trail = 0x41; trail <= lastTrail; trail += 1) {
      const isUsed = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
      if (isUsed) yield lead * ROW + trail;
    }
  }
}

/**
 * Reads CP949 chunk by chunk; a character may be cut in two between them.
 * @param fatal throws a TypeError on bytes that are no character; otherwise each becomes U+FFFD
 */
export function cp949Decoder({ fatal }: { fatal: boolean }) {
  const pairs = table();
  let lead = 0;

  function invalid(): number {
    if (fatal) throw new TypeError("the bytes are not CP949");
    return INVALID;
  }

  /** @param chunk absent at the end */
  function decode(chunk?: Uint8Array): string {
    if (!chunk) {
      const cut = lead !== 0;
      lead = 0;
      return cut ? String.fromCharCode(invalid()) : "";
    }
    const units = new Uint16Array(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      if (lead === 0) {
        if (byte > 0x80 && byte < 0xff) lead = byte;
        else units[length++] = byte < 0x80 ? byte : invalid();
        continue;
      }
      const character = pairs[lead * ROW + byte] || invalid();
      lead = 0;
      units[length++] = character;
      // A line must not be swallowed by the broken character before it.
      if (character === INVALID && byte < 0x80) units[length++] = byte;
    }
    return textOf(units.subarray(0, length));
  }

  return { decode };
}

/** In pieces: a function takes only so many arguments. */
function textOf(units: Uint16Array): string {
  let text = "";
  for (let start = 0; start < units.length; start += 4_096) {
    text += String.fromCharCode(...units.subarray(start, start + 4_096));
  }
  return text;
}
