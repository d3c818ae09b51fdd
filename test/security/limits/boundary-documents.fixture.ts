/** Documents of any size in one measure, small in the others. All of them are valid, and answered for an agent. */

const times = (count: number, make: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => make(place)).join(" ");

/** Fields inside each other. */
export function deep(depth: number): string {
  // From `partner` down to `id`, with as many compensations and their beneficiaries between as there is room for.
  const between = depth - 2;
  const open = times(between, (place) =>
    place % 2 === 0 ? `compensation(outageId: "1015") {` : "beneficiary {",
  );
  const last = between % 2 === 0 ? "id" : "outageId";
  return `{ partner(id: "ptn_nobody") { ${open} ${last} ${"}".repeat(between)} } }`;
}

/** Inline fragments inside each other, which are no fields. */
export function nested(nesting: number): string {
  const wrappers = nesting - 2;
  return `{ viewer { ${"... { ".repeat(wrappers)} role ${"}".repeat(wrappers)} } }`;
}

export function aliased(aliases: number): string {
  return `{ viewer { ${times(aliases, (place) => `a${place}: role`)} } }`;
}

/** The exception that the counting library makes. */
export function aliasedTypename(aliases: number): string {
  return `{ viewer { ${times(aliases, (place) => `a${place}: __typename`)} } }`;
}

export function rooted(fields: number): string {
  return `{ ${times(fields, (place) => `r${place}: viewer { role }`)} }`;
}

export function directed(directives: number): string {
  const one = times(directives, (place) => `a${place}: role @include(if: true)`);
  return `{ viewer { ${one} } }`;
}

export function repeating(repeated: number): string {
  return `{ viewer { role ${"role ".repeat(repeated)} } }`;
}

/** Eight tokens an operation, and the first is asked for. */
export function long(tokens: number): string {
  const operations = Math.floor(tokens / 8);
  const more = " id".repeat(tokens - operations * 8);
  return `query Q { viewer { role${more} } } ${times(operations - 1, (place) => `query Q${place} { viewer { role } }`)}`;
}

/** Nine partners with five slices each; the rest are inline fragments, few enough at each place. */
export function selecting(selections: number): string {
  const roots = 9;
  const onePartner = 13 + 5 * 25;
  let rest = selections - roots * onePartner - 1;
  const someOfRest = (field: string) => {
    const wrappers = Math.min(rest - 1, 26);
    if (wrappers < 0) return "";
    rest -= wrappers + 1;
    return `${"... { ".repeat(wrappers)} ${field} ${"}".repeat(wrappers)}`;
  };
  const viewer = `viewer { ${someOfRest("role")} }`;
  return `{ ${viewer} ${times(roots, (place) => `r${place}: partner(id: "ptn_nobody") { ...P ${someOfRest("id")} }`)} }
    fragment P on Partner { compensation(outageId: "1015") {
      talk { ...S } mobility { ...S } games { ...S } entertainment { ...S } pay { ...S } } }
    fragment S on AffiliateCompensation {
      grants { id status won quantity unit listPriceWon grantedAt expiresAt redeemedAt
        remedy { id title kind access } reason { code text ruleVersion } }
      claims { id status filedAt lossWon } affiliate }`;
}

/** Two pages of a hundred people with their totals, ten outages, and viewers for the rest. */
export function costly(cost: number): string {
  const pages = 20 + 100 * 48 + (20 + 100 * 49);
  const viewers = cost - pages - 210 - 46;
  return `{
    a: searchBeneficiaries(query: "nobody", first: 100) { nodes { compensation(outageId: "1015") { ...T } } }
    b: searchBeneficiaries(query: "nobody", first: 100) { nodes { compensation(outageId: "1015") { ...T beneficiary { id } } } }
    outages { provenance { source } intakeWindows { title } }
    outage(id: "1015") { figures { id } intakeWindows { title } milestones { title } provenance { source }
      talk { affiliate } mobility { affiliate } games { affiliate } entertainment { affiliate } pay { affiliate } }
    ${times(viewers, (place) => `v${place}: viewer { role }`)} }
  fragment T on Compensation {
    total { byKind { kind } inKind { unit } sources { ms } }
    outage { id } talk { affiliate } mobility { affiliate } games { affiliate } entertainment { affiliate }
    pay { affiliate } }`;
}
