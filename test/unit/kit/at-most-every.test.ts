import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { atMostEvery } from "../../../subgraphs/kit/at-most-every.js";

const START = new Date("2026-02-03T04:05:06Z");

/** Something that is asked at most every second, whose answers are given by hand. */
function asked() {
  let now = START;
  const waiting: { resolve(text: string): void; reject(error: Error): void }[] = [];
  const ask = atMostEvery(
    1_000,
    () => new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })),
    () => now,
  );
  return {
    ask,
    times: () => waiting.length,
    /** Answers the last that was asked; done when it is known. */
    answer: async (text: string) => {
      waiting.at(-1)?.resolve(text);
      await setImmediate();
    },
    fail: (error: Error) => waiting.at(-1)?.reject(error),
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

describe("what is asked at most every second", () => {
  it("is asked once, however many ask at once, and tells all of them", async () => {
    const { ask, answer, times } = asked();
    const answers = [ask(), ask(), ask()];

    await answer("first");

    expect(await Promise.all(answers)).toEqual(["first", "first", "first"]);
    expect(times()).toBe(1);
  });

  it("tells the same until the second is over, and then what is true then", async () => {
    const { ask, answer, pass, times } = asked();
    void ask();
    await answer("first");

    pass(999);
    expect(await ask()).toBe("first");
    pass(1);
    const next = ask();
    await answer("second");

    expect(await next).toBe("second");
    expect(times()).toBe(2);
  });

  it("is not asked again while an answer is awaited, however long that takes", async () => {
    const { ask, answer, pass, times } = asked();
    const first = ask();
    pass(60_000);
    const later = ask();
    expect(times()).toBe(1);

    await answer("late");

    expect(await Promise.all([first, later])).toEqual(["late", "late"]);
    void ask();
    expect(times()).toBe(2);
  });

  it("fails for all who asked, and is asked anew after that", async () => {
    const { ask, answer, fail, pass, times } = asked();
    const both = Promise.allSettled([ask(), ask()]);
    fail(new Error("gone"));
    expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);

    pass(1_000);
    const next = ask();
    await answer("back");

    expect(await next).toBe("back");
    expect(times()).toBe(2);
  });

  it("is asked anew when the clock was set back, not only once it has caught up", async () => {
    const { ask, answer, pass, times } = asked();
    void ask();
    await answer("first");

    pass(-60_000);
    void ask();

    expect(times()).toBe(2);
  });
});
