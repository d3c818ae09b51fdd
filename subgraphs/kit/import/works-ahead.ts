/**
 * Works on each batch while the next one is read, and never reads further ahead than that: what is held in memory does not
 * grow with the file.
 */
export async function worksAhead<Batch>(
  batches: AsyncGenerator<Batch, void>,
  work: (batch: Batch) => Promise<void>,
): Promise<void> {
  let next = batches.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = batches.next();
      // Its failure is met when its turn comes; until then it is not for the process to end over.
      next.catch(() => undefined);
      await work(result.value);
    }
  } finally {
    await next.catch(() => undefined);
    await batches.return(undefined);
  }
}
