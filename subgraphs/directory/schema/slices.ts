import { affiliates } from "../../kit/contract/affiliates.js";

/**
 * What the directory must know of the affiliates' types to require them: stubs with the external fields that total,
 * timeline and figures read. Made from the contract's list of affiliates, so that a new affiliate adds no code here.
 */

/** The fields of a remedy that the outage's figures and totals are computed from. */
const REMEDY_FIELDS = "id kind state won quantity listPriceWon quota";
const SUM_FIELDS = "kind status grants won unit quantity listPriceWon";
const EVENT_FIELDS = "id at subject subjectId remedyId status won quantity unit titleKo titleEn";

/** `@requires` over every affiliate's slice: whole nullable objects, never scalars of them alone. */
const requiringEvery = (selection: string) =>
  `@requires(fields: "${affiliates.map(({ name }) => `${name} { ${selection} }`).join(" ")}")`;

export const REQUIRES_SUMS = requiringEvery(`sums { ${SUM_FIELDS} }`);
export const REQUIRES_TIMELINES = requiringEvery(`timeline { ${EVENT_FIELDS} }`);
export const REQUIRES_SLICES = requiringEvery(
  `sums { ${SUM_FIELDS} } timeline { ${EVENT_FIELDS} }`,
);
export const REQUIRES_REMEDIES = requiringEvery(`remedies { ${REMEDY_FIELDS} }`);

/** SDL of the stubs. */
export function sliceStubs(): string {
  const fields = (suffix: string) =>
    affiliates
      .map(
        ({ name }) =>
          `  "See the affiliate's own subgraph."\n  ${name}: ${typeOf(name)}${suffix} @external`,
      )
      .join("\n");
  const stubs = affiliates.map(
    ({ name }) => `
"What ${name} gives, as far as the directory reads it."
type ${typeOf(name)}Compensation {
  "The grants added up."
  sums: [GrantSum!]! @external
  "Every step so far."
  timeline: [TimelineEvent!]! @external
}

"What ${name} does for an outage, as far as the directory reads it."
type ${typeOf(name)}Programme {
  "Its remedies."
  remedies: [Remedy!]! @external
}`,
  );
  return [
    `extend type Compensation {\n${fields("Compensation")}\n}`,
    `extend type Outage {\n${fields("Programme")}\n}`,
    ...stubs,
  ].join("\n");
}

function typeOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
