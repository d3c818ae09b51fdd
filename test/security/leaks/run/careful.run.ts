import { expect, it } from "vitest";
import { createLog } from "../../../../gateway/log.js";

it("logs that there was a search and passes", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });

  log.info({ found: 1 }, "somebody was searched for");

  expect(lines).toHaveLength(1);
});
