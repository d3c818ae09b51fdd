import { type Machine, machineText } from "../request/machine.js";
import type { Soak, SoakRun } from "./measure-soak.js";

/** A soak as text. */
export function soakReport({
  machine,
  run,
  soak,
}: {
  machine: Machine;
  run: SoakRun;
  soak: Soak;
}): string {
  const { latencyMs, residentMb } = soak;
  const lines = [
    machineText(machine),
    `${number(run.requests)} requests at ${run.rate} a second, after ${number(run.warmUp)} to warm up.`,
    "",
    `answered         ${number(soak.answered)}`,
    `failed           ${number(soak.failed)}`,
    `latency ms       p50 ${decimal(latencyMs.p50)}   p95 ${decimal(latencyMs.p95)}   p99 ${decimal(latencyMs.p99)}   highest ${decimal(latencyMs.highest)}`,
    `resident memory  ${decimal(residentMb.afterWarmUp)} MB after warm-up, ${decimal(residentMb.atEnd)} MB at the end: ${soak.growthPercent < 0 ? "" : "+"}${decimal(soak.growthPercent)} %`,
    ...(soak.firstFailure === null ? [] : ["", `The first failure: ${soak.firstFailure}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function decimal(number: number): string {
  return number.toLocaleString("en-US", { maximumFractionDigits: 1 });
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
