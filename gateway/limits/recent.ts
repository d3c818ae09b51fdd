/** The keys that were added last, and no more of them than fit. */
export type Recent = { has(key: string): boolean; add(key: string): void };

/** Remembers keys; the oldest is forgotten when one more than `size` is added, so that no client can fill the memory. */
export function recent(size: number): Recent {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add(key) {
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > size && oldest !== undefined) keys.delete(oldest);
    },
  };
}
