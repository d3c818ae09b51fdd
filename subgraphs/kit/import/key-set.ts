import { createHash } from "node:crypto";

const WORDS = 4;

/** The keys of a file so far, for telling that one comes again. */
export type KeySet = {
  /** Notes the key. @returns false when it was there already */
  add(key: string): boolean;
};

/**
 * Keeps 16 bytes of each key's SHA-256 in one flat array, whatever the keys' length: a file of a million rows costs 32 to
 * 64 MB less than its keys would as strings, and none of it is for the garbage collector to walk.
 */
export function createKeySet(): KeySet {
  let capacity = 4_096;
  let slots = new Uint32Array(capacity * WORDS);
  let count = 0;

  function place(words: Uint32Array, from: number): boolean {
    const first = words[from] ?? 0;
    for (let slot = first & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
      const at = slot * WORDS;
      const isFree = !slots[at] && !slots[at + 1] && !slots[at + 2] && !slots[at + 3];
      if (isFree) {
        for (let word = 0; word < WORDS; word += 1) slots[at + word] = words[from + word] ?? 0;
        return true;
      }
      let same = 0;
      while (same < WORDS && slots[at + same] === words[from + same]) same += 1;
      if (same === WORDS) return false;
    }
  }

  function grow() {
    const old = slots;
    capacity *= 2;
    slots = new Uint32Array(capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at] || old[at + 1] || old[at + 2] || old[at + 3]) place(old, at);
    }
  }

  return {
    add(key) {
      if (count * 2 >= capacity) grow();
      const digest = createHash("sha256").update(key).digest();
      const words = new Uint32Array(WORDS);
      for (let word = 0; word < WORDS; word += 1) words[word] = digest.readUInt32LE(word * 4);
      const isNew = place(words, 0);
      if (isNew) count += 1;
      return isNew;
    },
  };
}
