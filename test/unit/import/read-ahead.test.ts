import { describe, expect, it } from "vitest";
import { worksAhead } from "../../../subgraphs/kit/import/works-ahead.js";

describe("reading while the database works", () => {
  it("never gets more than one batch ahead, so memory does not grow with the file", async () => {
    const order: string[] = [];
    async function* batches() {
      for (const batch of [1, 2, 3]) {
        order.push(`read ${batch}`);
        yield batch;
      }
    }

    await worksAhead(batches(), async (batch) => {
      // Whatever is read while this one is written has been read by then.
      await new Promise(setImmediate);
      order.push(`written ${batch}`);
    });

    expect(order).toEqual(["read 1", "read 2", "written 1", "read 3", "written 2", "written 3"]);
  });

  it("stops reading and closes the file when a batch cannot be written", async () => {
    let closed = false;
    async function* batches() {
      try {
        yield 1;
        yield 2;
        yield 3;
      } finally {
        closed = true;
      }
    }

    const work = worksAhead(batches(), async () => {
      throw new Error("the database is gone");
    });

    await expect(work).rejects.toThrow("the database is gone");
    expect(closed).toBe(true);
  });

  it("writes what was read before it meets what cannot be read", async () => {
    const written: number[] = [];
    async function* batches() {
      yield 1;
      throw new Error("the file ends in the middle of a value");
    }

    const work = worksAhead(batches(), async (batch) => {
      written.push(batch);
    });

    await expect(work).rejects.toThrow("the file ends in the middle of a value");
    expect(written).toEqual([1]);
  });
});
