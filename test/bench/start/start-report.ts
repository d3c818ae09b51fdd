import { type Machine, machineText } from "../request/machine.js";
import { spreadOf } from "../statistics.js";
import { type Column, textTable } from "../text-table.js";
import type { Starts } from "./measure-start.js";

/** How long a start may take to its first answer, and the gateway's resident memory then: DESIGN.md section 7. */
const TARGET = { seconds: 5, megabytes: 400 };

type Row = { what: string; figures: readonly number[]; unit: string };

/** The starts as a table: medians over the rounds, and their ends. */
export function startReport({ machine, starts }: { machine: Machine; starts: Starts }): string {
  const { cold, warm } = starts;
  const row = (what: string, unit: string, figures: number[]): Row => ({ what, unit, figures });
  const rows = [
    row(
      "no data folder: announced",
      "ms",
      cold.map(({ announcedMs }) => announcedMs),
    ),
    row(
      "  first answer",
      "ms",
      cold.map(({ answeredMs }) => answeredMs),
    ),
    row(
      "  gateway, resident",
      "MB",
      cold.map(({ gatewayMb }) => gatewayMb),
    ),
    row(
      "  npm, gateway and PostgreSQL",
      "MB",
      cold.map(({ allMb }) => allMb),
    ),
    row(
      "  synthetic people loaded",
      "ms",
      cold.map(({ loadedMs }) => loadedMs),
    ),
    row(
      "  gateway, resident",
      "MB",
      cold.map(({ loadedGatewayMb }) => loadedGatewayMb),
    ),
    row(
      "  npm, gateway and PostgreSQL",
      "MB",
      cold.map(({ loadedAllMb }) => loadedAllMb),
    ),
    row(
      "with its data folder: announced",
      "ms",
      warm.map(({ announcedMs }) => announcedMs),
    ),
    row(
      "  first answer",
      "ms",
      warm.map(({ answeredMs }) => answeredMs),
    ),
    row(
      "  gateway, resident",
      "MB",
      warm.map(({ gatewayMb }) => gatewayMb),
    ),
    row(
      "  npm, gateway and PostgreSQL",
      "MB",
      warm.map(({ allMb }) => allMb),
    ),
  ];
  const columns: Column<Row>[] = [
    { heading: "npm start", align: "left", text: ({ what }) => what },
    { heading: "median", text: ({ figures }) => number(spreadOf(figures).median) },
    { heading: "", align: "left", text: ({ unit }) => unit },
    {
      heading: "lowest – highest",
      text: ({ figures }) => {
        const { lowest, highest } = spreadOf(figures);
        return `${number(lowest)} – ${number(highest)}`;
      },
    },
  ];
  return [
    machineText(machine),
    `${cold.length} rounds, each a start without a data folder and one on what that has left.`,
    "",
    ...textTable(columns, rows),
    "",
    `The target is ${TARGET.seconds} s to the first answer, and ${TARGET.megabytes} MB.`,
    "",
  ].join("\n");
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
