import { type GraphQLSchema, parse } from "graphql";
import { z } from "zod";
import { type Composition, compose } from "../generate/compose.js";
import {
  ACCESS_FILE,
  API_FILE,
  composedFiles,
  type SchemaFiles,
  SUPERGRAPH_FILE,
  subgraphFile,
  subgraphFiles,
  TRUSTED_FILE,
  TYPED_FILE,
  trustedFiles,
} from "../generate/generated-files.js";
import type { PrintedSubgraph } from "../generate/printed-subgraph.js";
import { findSideDoors, findUndeclared } from "./access.rule.js";
import type { Base } from "./base.js";
import { findApiBreaks } from "./breaking.rule.js";
import { findCompositionErrors } from "./composition.rule.js";
import { findUndescribed } from "./descriptions.rule.js";
import { findDrift } from "./drift.rule.js";
import type { RuleReport } from "./finding.js";
import { ACCEPTED_HINTS_FILE, findHints } from "./hints.rule.js";
import { findKeyChanges } from "./keys.rule.js";
import { findForeignNames } from "./names.rule.js";
import { findBrokenOperations } from "./operations.rule.js";
import { findStrictContributions } from "./shared-entities.rule.js";
import type { SchemaTree } from "./tree.js";

/** Everything the rules look at. */
export type CheckedSchema = SchemaTree & {
  subgraphs: readonly PrintedSubgraph[];
  /** Null when there is no base branch to compare with. */
  base: Base | null;
  /** The calendar day, YYYY-MM-DD. */
  today: string;
};

const NO_BASE = "there is no base branch here: name one with --base <git ref>";
const NOT_COMPOSED = "the subgraphs do not compose";

/** Runs every rule that can run, whatever the others say. */
export async function checkSchema(checked: CheckedSchema): Promise<RuleReport[]> {
  const { subgraphs } = checked;
  const composition = compose(subgraphs);
  return [
    await driftReport(checked, composition),
    {
      rule: "composition",
      summary: `${subgraphs.length} subgraphs compose`,
      findings: findCompositionErrors(composition),
    },
    hintsReport(checked),
    {
      rule: "shared-entities",
      summary: "affiliates add nullable fields only",
      findings: findStrictContributions(subgraphs),
    },
    {
      rule: "names",
      summary: "what an affiliate owns carries its name",
      findings: findForeignNames(subgraphs),
    },
    {
      rule: "descriptions",
      summary: "everything is described",
      findings: findUndescribed(subgraphs),
    },
    {
      rule: "access",
      summary: "every way in says whom it is for",
      findings: [
        ...findUndeclared(subgraphs),
        ...(composition.composed ? findSideDoors(composition.api) : []),
      ],
    },
    operationsReport(checked, composition),
    breakingReport(checked, composition),
    keysReport(checked),
  ];
}

async function driftReport(
  { subgraphs, committed, operations }: CheckedSchema,
  composition: Composition,
): Promise<RuleReport> {
  const rule = "drift";
  if (composition.composed) {
    const { supergraphSdl, api } = composition;
    const printed = new Map([
      ...subgraphFiles(subgraphs),
      ...composedFiles(supergraphSdl, api),
      ...(await trusted(operations, api, committed)),
    ]);
    const summary = `${printed.size} generated files are what the code prints`;
    return { rule, summary, findings: findDrift(printed, committed) };
  }
  const ofSubgraphs = [...committed].filter(([file]) => !COMPOSED_FILES.includes(file));
  return {
    rule,
    summary: `the subgraphs' files are what the code prints; no others, because ${NOT_COMPOSED}`,
    findings: findDrift(subgraphFiles(subgraphs), new Map(ofSubgraphs)),
  };
}

const TRUSTED_FILES = [TRUSTED_FILE, TYPED_FILE];
const COMPOSED_FILES = [SUPERGRAPH_FILE, API_FILE, ACCESS_FILE, ...TRUSTED_FILES];

/** While an operation is broken, its own rule says so, and what its manifest and types would be is unknown. */
async function trusted(
  operations: SchemaTree["operations"],
  api: GraphQLSchema,
  committed: SchemaFiles,
): Promise<SchemaFiles> {
  try {
    return await trustedFiles(operations, api);
  } catch {
    return new Map([...committed].filter(([file]) => TRUSTED_FILES.includes(file)));
  }
}

function hintsReport({ subgraphs, acceptedHints, base }: CheckedSchema): RuleReport {
  const accepted = hintsIn(acceptedHints);
  const atBase = base?.files.get(ACCEPTED_HINTS_FILE);
  return {
    rule: "hints",
    summary: `subgraphs agree on what they share; ${accepted.length} accepted exceptions`,
    findings: findHints(subgraphs, accepted, atBase === undefined ? null : hintsIn(atBase)),
  };
}

function hintsIn(json: string): string[] {
  return z.array(z.string()).parse(JSON.parse(json));
}

function operationsReport({ operations }: CheckedSchema, composition: Composition): RuleReport {
  const rule = "operations";
  if (!composition.composed) return { rule, summary: NOT_COMPOSED, findings: null };
  return {
    rule,
    summary: `${operations.size} saved operations run against the public schema`,
    findings: findBrokenOperations(operations, composition.api),
  };
}

function breakingReport({ base, today }: CheckedSchema, composition: Composition): RuleReport {
  const rule = "breaking";
  if (!composition.composed) return { rule, summary: NOT_COMPOSED, findings: null };
  if (!base) return { rule, summary: NO_BASE, findings: null };
  const before = base.files.get(API_FILE);
  if (before === undefined) {
    return { rule, summary: `${base.ref} has no ${API_FILE}`, findings: null };
  }
  return {
    rule,
    summary: `clients of ${base.ref} are served as before`,
    findings: findApiBreaks(before, composition.api, today),
  };
}

function keysReport({ base, subgraphs }: CheckedSchema): RuleReport {
  const rule = "keys";
  if (!base) return { rule, summary: NO_BASE, findings: null };
  const before = new Map(
    subgraphs.flatMap(({ name }) => {
      const sdl = base.files.get(subgraphFile(name));
      return sdl === undefined ? [] : [[name, parse(sdl)] as const];
    }),
  );
  if (before.size === 0) {
    return { rule, summary: `${base.ref} has no subgraph's file`, findings: null };
  }
  return {
    rule,
    summary: `the entity keys of ${base.ref} are all there`,
    findings: findKeyChanges(subgraphs, before),
  };
}
