import { SECURITY_PARTS, type SecurityPart, securityParts } from "../security/security-part.js";
import { assembled } from "./assembled.js";
import type { BenchServer } from "./bench-server.types.js";
import { secured } from "./secured.js";

const withoutOne = Object.fromEntries(
  securityParts.map((part) => {
    const others = new Set(securityParts.filter((other) => other !== part));
    return [`without-${part}`, assembled(`all but ${part}: ${SECURITY_PARTS[part]}`, others)];
  }),
) as Record<`without-${SecurityPart}`, BenchServer>;

/** Every server, by the name it is asked for by. */
export const servers = {
  open: assembled("the same graph with none of it", new Set()),
  secured,
  ...withoutOne,
} satisfies Record<string, BenchServer>;

export type ServerName = keyof typeof servers;
