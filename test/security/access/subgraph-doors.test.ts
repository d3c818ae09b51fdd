import "reflect-metadata";
import { isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { declaredAccess } from "../../../schema/generate/access-table.js";
import { directory } from "../../../subgraphs/directory/subgraph.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";
import { serveAffiliate } from "../../integration/conformance/served-affiliate.js";
import { SUBJECTS, viewerFor, WHO } from "./viewers.js";

const affiliates = await Promise.all(
  affiliateEntries.map(async ({ affiliate, load }) => ({
    affiliate,
    ...(await serveAffiliate(await load())),
  })),
);
const served = [...affiliates, { affiliate: null, ...(await serveAffiliate(directory)) }];

const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Compensation: { outageId: "1015", beneficiaryId: SUBJECTS.partner },
  Partner: { id: SUBJECTS.partner },
  User: { id: SUBJECTS.user },
};

/** Those who may come to a person by key, whichever person it is. */
const READERS = {
  Partner: "partner self",
  User: "user self",
  Compensation: "partner self",
} as const;

/** What is about a person and not for them. */
const AGENTS_ALONE: ReadonlySet<string> = new Set(["Compensation.lastKnown"]);

describe.each(served)("$definition.name on its own server, asked for entities by key", (each) => {
  const { schema } = each.definition.buildSchema();
  const doors = Object.keys(KEYS).flatMap((entity) => {
    const type = schema.getType(entity);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => declaredAccess(field) !== null)
      .map(({ name, args }) => {
        const needs = args.some((argument) => argument.name === "outageId");
        const isLeaf = name === "businessNumber";
        return {
          entity: entity as keyof typeof READERS,
          coordinate: `${entity}.${name}`,
          selection: `${name}${needs ? '(outageId: "1015")' : ""}${isLeaf ? "" : " { __typename }"}`,
        };
      });
  });

  it.each(doors)("opens $coordinate to its owner, if at all, and to agents alone", async (door) => {
    const { entity, coordinate, selection } = door;
    const opened: string[] = [];
    for (const who of WHO) {
      const { body } = await each.ask(
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${entity} { ${selection} } } }`,
        { keys: [{ __typename: entity, ...KEYS[entity] }] },
        viewerFor(who, each.affiliate),
      );
      const { errors = [] } = body as { errors?: { extensions: { code: string } }[] };
      const codes = errors.map(({ extensions }) => extensions.code);
      if (!codes.includes("FORBIDDEN")) opened.push(who);
    }

    const owner = AGENTS_ALONE.has(coordinate) ? null : READERS[entity];
    expect(opened).toEqual(WHO.filter((who) => who === owner || who.startsWith("agent")));
  });

  it("has doors to try", () => {
    expect(doors.length).toBeGreaterThan(0);
  });
});
