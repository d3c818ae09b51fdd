import { ACCESS_SDL } from "../../../subgraphs/kit/access/access.js";
import type { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import type { SubgraphDefinition } from "../../../subgraphs/kit/subgraph.types.js";
import type { SubgraphEntry } from "../../../subgraphs/registry.js";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
${ACCESS_SDL}`;

/** An entry of the register whose subgraph prints this SDL and does nothing else. */
export function entry(name: string, sdl: string): SubgraphEntry {
  const affiliate = name === "directory" ? null : (name.toUpperCase() as Affiliate);
  return {
    name,
    affiliate,
    owner: affiliate ? `@affiliates/${name}` : "@platform/directory",
    load: async () =>
      ({ buildSchema: () => ({ sdl: `${FEDERATION}\n${sdl}` }) }) as SubgraphDefinition,
  };
}

const KEY = `"An outage." type Outage @key(fields: "id") { "Its id." id: ID!`;

export const directory = entry(
  "directory",
  `type Query { "An outage." outage("Its id." id: ID!): Outage @access(to: [EVERYONE]) } ${KEY} }`,
);
export const talk = entry("talk", `${KEY} "What Talk gives." talk: Int @access(to: [EVERYONE]) }`);
export const pay = entry("pay", `${KEY} "What Pay gives." pay: Int @access(to: [EVERYONE]) }`);
