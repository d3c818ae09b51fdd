/** What a child says to an order: its answer, or why there is none. */
export type ChildWord<Answer> = { answer: Answer } | { failure: string };

/**
 * Makes this process one that carries out its parent's orders, one after another, until the parent is gone.
 * @param end closes what the orders have opened
 */
export function carryOutOrders<Order>(
  carryOut: (order: Order) => Promise<unknown>,
  end: () => Promise<void>,
): void {
  process.on("message", async (order: Order) => {
    try {
      process.send?.({ answer: await carryOut(order) });
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ failure });
    }
  });
  // A Ctrl-C is for the parent, which ends its children when it is done with them.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
  process.on("disconnect", async () => {
    await end();
    process.exit();
  });
}
