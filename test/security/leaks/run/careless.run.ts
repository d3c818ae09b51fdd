import { expect, it } from "vitest";
import { createLog } from "../../../../gateway/log.js";

it("logs a number and passes", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });

  log.info({ searched: "010-0000-0001" }, "somebody was searched for");

  expect(lines).toHaveLength(1);
});
