import { parse } from "graphql";
import type { PrintedSubgraph } from "../../../schema/generate/printed-subgraph.js";
import type { Affiliate } from "../../../subgraphs/kit/contract/enums.js";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@composeDirective"])`;

/** A subgraph of this SDL; everybody but the directory is an affiliate. */
export function subgraph(name: string, sdl: string): PrintedSubgraph {
  const whole = `${FEDERATION}\n${sdl}`;
  return {
    name,
    affiliate: name === "directory" ? null : (name.toUpperCase() as Affiliate),
    owner: name === "directory" ? "@platform/directory" : `@affiliates/${name}`,
    sdl: whole,
    document: parse(whole),
  };
}
