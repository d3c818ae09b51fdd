import { z } from "zod";
import type { SettingsProblem } from "./settings-problem.js";
import type { Environment } from "./variables.js";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The variable about where the composed graph comes from. */
export const supergraphVariable = { SUPERGRAPH: z.string().optional() };

export const SUPERGRAPH_FIX: Record<keyof typeof supergraphVariable, string> = {
  SUPERGRAPH:
    "give a file, a directory with <version>.graphql files or an http(s) address, or leave it out for the graph's own",
};

/** Whoever can change it on the way decides whose fields are asked of whom. */
export function supergraphProblems({ SUPERGRAPH = "" }: Environment): SettingsProblem[] {
  if (!URL.canParse(SUPERGRAPH)) return [];
  const { protocol, hostname } = new URL(SUPERGRAPH);
  if (protocol !== "http:" || LOOPBACK.has(hostname)) return [];
  return [
    {
      variable: "SUPERGRAPH",
      problem: "in production a supergraph fetched over http could be replaced on the way",
      fix: "give an https address, or a file",
    },
  ];
}
