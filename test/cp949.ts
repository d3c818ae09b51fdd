import { cp949Decoder } from "../subgraphs/kit/import/cp949.js";

const BYTES = new Map<string, readonly number[]>();
const decoder = cp949Decoder({ fatal: false });

for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x41; trail <= 0xfe; trail += 1) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (character.length === 1 && character !== "\ufffd" && !BYTES.has(character)) {
      BYTES.set(character, [lead, trail]);
    }
  }
}

/** Text as Korean Excel writes "CSV". @throws Error on a character that CP949 does not have */
export function cp949(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
      const bytes = BYTES.get(character);
      if (!bytes) throw new Error(`CP949 has no ${character}`);
      return [...bytes];
    }),
  );
}

/** Every character of CP949 beside ASCII with its bytes, in their order: `8141 갂`. */
export function cp949Characters(): string[] {
  return [...BYTES].map(
    ([character, bytes]) => `${Buffer.from(bytes).toString("hex")} ${character}`,
  );
}
