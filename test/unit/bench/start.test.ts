import { describe, expect, it } from "vitest";
import type { ColdStart } from "../../bench/start/measure-start.js";
import { listedProcess, treeOf } from "../../bench/start/process-tree.js";
import { startReport } from "../../bench/start/start-report.js";

const PROCESSES = `
    1       0    900 /sbin/init
   40       1  60000 npm start
   41      40   1800 sh -c node dist/start/main.js
   42      41 190000 node dist/start/main.js
   50      42  20000 /somewhere/postgres -D data
   51      50   9000 postgres: checkpointer
   60       1 180000 node dist/start/main.js`
  .split("\n")
  .filter(Boolean)
  .map(listedProcess);

describe("the tree of a process", () => {
  it("is itself and everything it started, however far down, and no other that is alike", () => {
    const pids = treeOf(PROCESSES, 40).map(({ pid }) => pid);

    expect(pids).toEqual([40, 41, 42, 50, 51]);
  });

  it("is nothing once it has ended", () => {
    expect(treeOf(PROCESSES, 77)).toEqual([]);
  });

  it("is read of lines that list processes, and of no others", () => {
    expect(listedProcess("   42      41 190000 node dist/start/main.js --flag")).toEqual({
      pid: 42,
      parent: 41,
      residentKb: 190_000,
      command: "node dist/start/main.js --flag",
    });
    expect(() => listedProcess("PID PPID RSS COMMAND")).toThrow("no process");
  });
});

/** A start that took so much longer, in a process that took as many megabytes more. */
function cold(more: number): ColdStart {
  return {
    announcedMs: 3_000 + more,
    answeredMs: 3_200 + more,
    gatewayMb: 200 + more,
    allMb: 260 + more,
    loadedMs: 6_000 + more,
    loadedGatewayMb: 250 + more,
    loadedAllMb: 310 + more,
  };
}

it("a report has the median and both ends of every figure, cold and warm apart", () => {
  const machine = {
    node: "v20.20.2",
    platform: "linux x64",
    processor: "a processor",
    cores: 2,
    memoryGb: 24,
    load: 0.1,
  };
  const { announcedMs, gatewayMb, allMb } = cold(0);
  const warm = { announcedMs, answeredMs: 1_500, gatewayMb, allMb };

  const report = startReport({
    machine,
    starts: { cold: [cold(90), cold(0), cold(30)], warm: [warm, warm, warm] },
  });

  const lines = report.split("\n");
  expect(lines[1]).toBe(
    "3 rounds, each a start without a data folder and one on what that has left.",
  );
  expect(lines.filter((line) => line.includes("first answer")).map(squeezed)).toEqual([
    "first answer 3,230 ms 3,200 – 3,290",
    "first answer 1,500 ms 1,500 – 1,500",
    "The target is 5 s to the first answer, and 400 MB.",
  ]);
  expect(lines.filter((line) => line.includes("people loaded")).map(squeezed)).toEqual([
    "synthetic people loaded 6,030 ms 6,000 – 6,090",
  ]);
});

function squeezed(line: string): string {
  return line.trim().replaceAll(/ +/g, " ");
}
