import { fork } from "node:child_process";
import { once } from "node:events";
import { projectFile } from "../../../../gateway/project-files.js";
import type { ChildWord } from "./child-program.js";

/** A process of the bench's own. */
export type Child<Order> = {
  /** Has an order carried out; one at a time. @throws Error with what the child says, or when it has ended */
  tell<Answer>(order: Order): Promise<Answer>;
  /** Ends it and waits until it is gone. */
  end(): Promise<void>;
};

/**
 * Starts a program as production would run it.
 * @param execArguments of Node, such as those of its profiler
 */
export function startChild<Order extends object>(
  program: string,
  execArguments: readonly string[] = [],
): Child<Order> {
  const child = fork(program, [], {
    cwd: projectFile(),
    execArgv: ["--enable-source-maps", ...execArguments],
    // @apollo/gateway would tell its maker about each start.
    env: { ...process.env, NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "1" },
    // Instants arrive as instants.
    serialization: "advanced",
  });
  const exited = once(child, "exit");
  const gone = exited.then(([code, signal]) => {
    throw new Error(`a process of the bench ended by itself: ${signal ?? code}`);
  });
  gone.catch(() => undefined);
  return {
    async tell<Answer>(order: Order) {
      const said = once(child, "message") as Promise<[ChildWord<Answer>]>;
      child.send(order);
      const [word] = await Promise.race([said, gone]);
      if ("failure" in word) throw new Error(word.failure);
      return word.answer;
    },
    async end() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
