import { z } from "zod";
import type { SettingsProblem } from "./settings-problem.js";
import type { Environment } from "./variables.js";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The variable about what several processes remember together. */
export const redisVariable = {
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .refine((text) => new URL(text).hostname !== "")
    .optional(),
};

export const REDIS_FIX: Record<keyof typeof redisVariable, string> = {
  REDIS_URL:
    "give an address like rediss://role:password@host:6379, the same to every process, or leave it out",
};

/** Who can read or change the line decides what everybody may ask, and by whom it was asked can be read from it. */
export function redisProblems({ REDIS_URL = "" }: Environment): SettingsProblem[] {
  if (!URL.canParse(REDIS_URL)) return [];
  const { protocol, hostname } = new URL(REDIS_URL);
  if (protocol !== "redis:" || LOOPBACK.has(hostname)) return [];
  return [
    {
      variable: "REDIS_URL",
      problem: "rates and nonces would cross the network to this Redis unencrypted",
      fix: "give a rediss:// address",
    },
  ];
}
