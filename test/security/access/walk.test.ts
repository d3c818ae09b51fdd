import {
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import { expect, it } from "vitest";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { type GraphAnswer, startGraph } from "../../graph.js";
import { api, committedTable } from "./committed-table.js";
import { type Piece, piecesBehind } from "./selections.js";
import {
  promised,
  SUBJECTS,
  type SubjectKind,
  tokenOf,
  viewerFor,
  WHO,
  type Who,
} from "./viewers.js";
import { argumentsFor } from "./walk-arguments.js";

const graph = await startGraph();
const table = await committedTable();

/** What a viewer does not get to. A way that costs more than a query may is nobody's; the field has a shorter one. */
const REFUSALS = new Set(["FORBIDDEN", "UNAUTHENTICATED", "QUERY_TOO_COSTLY"]);
/** Any other code fails the walk: it did not see what it came for. */
const ACCEPTABLE = new Set([...REFUSALS, "BAD_USER_INPUT"]);

type Walked = { piece: Piece; subject: SubjectKind; operation: "query" | "mutation" };

/** Doors that are gone through from another root, where the way is shorter: a query may be only so deep. */
const OPENED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  outage: [],
  searchBeneficiaries: [...fieldsOf("Outage"), ...fieldsOf("Compensation")],
};

function fieldsOf(name: string): string[] {
  const { [name]: type } = api.getTypeMap();
  return isObjectType(type) ? Object.keys(type.getFields()).map((each) => `${name}.${each}`) : [];
}

/** Everything behind every root field, about a user and about a partner. */
function everyPiece(): Walked[] {
  const roots = [
    ["query", api.getQueryType(), "1015"],
    // No programme: who may is refused as bad input before anything happens, and who may not as FORBIDDEN before that.
    ["mutation", api.getMutationType(), "1999"],
  ] as const;
  return roots.flatMap(([operation, type, outageId]) =>
    Object.keys(SUBJECTS).flatMap((kind) => {
      const subject = kind as SubjectKind;
      const spoken = { beneficiaryId: SUBJECTS[subject], outageId };
      return Object.values((type as GraphQLObjectType).getFields())
        .filter(({ name }) => operation === "mutation" || isAbout(name, subject))
        .flatMap((field) => {
          const step = { type: type as GraphQLObjectType, field };
          const instead =
            field.name === "outage"
              ? { id: "1015" }
              : field.name === "searchBeneficiaries"
                ? { query: SUBJECTS[subject] }
                : {};
          const opened = new Set(OPENED_ELSEWHERE[field.name] ?? fieldsOf("Outage"));
          return piecesBehind(api, step, argumentsFor({ ...spoken, instead }), opened);
        })
        .map((piece) => ({ piece, subject, operation }));
    }),
  );
}

/** `user` takes a user's id and `partner` a partner's; the others take either or none. */
function isAbout(root: string, subject: SubjectKind): boolean {
  return !(root in SUBJECTS) || root === subject;
}

/** The affiliate whose field a door is, by its name; null for the platform's own. */
function ownerOf(coordinate: string): Affiliate | null {
  const [type = "", field = ""] = coordinate.split(".");
  return (
    Object.values(Affiliate).find((affiliate) => {
      const lower = affiliate.toLowerCase();
      const name = lower.charAt(0).toUpperCase() + lower.slice(1);
      return (
        type.startsWith(name) || field === lower || field.startsWith(lower) || field.includes(name)
      );
    }) ?? null
  );
}

/**
 * Mutations about what the caller runs, such as a franchise's pool: their input names no person, so that nobody calls
 * them in another's name. Whose the pool is, is settled with the pool: see mobility's own tests.
 */
function namesNobody(coordinate: string): boolean {
  const [type, name = ""] = coordinate.split(".");
  const field = type === "Mutation" ? api.getMutationType()?.getFields()[name] : undefined;
  const input = field && getNamedType(field.args[0]?.type as GraphQLInputType);
  if (!isInputObjectType(input)) return false;
  return !["beneficiaryId", "grantId"].some((each) => each in input.getFields());
}

const OTHERS: ReadonlySet<Who> = new Set(["user other", "partner other"]);

function isRefused({ errors = [] }: GraphAnswer, of: string): boolean {
  const codes = errors.map(({ extensions }) => String(extensions?.code));
  const others = codes.filter((code) => !ACCEPTABLE.has(code));
  if (others.length > 0) throw new Error(`${of}: ${JSON.stringify(errors)}`);
  return codes.some((code) => REFUSALS.has(code));
}

/** Whose data a field can be about. A person is come to through their compensation, too, of whatever sort they are. */
function subjectsOf(coordinate: string): SubjectKind[] {
  if (coordinate === "Query.user") return ["user"];
  if (coordinate === "Query.partner") return ["partner"];
  return ["user", "partner"];
}

it("shows every field to those the committed access table names and to nobody else", async () => {
  const reached = new Map<string, Set<Who>>([...table.keys()].map((each) => [each, new Set()]));
  const pieces = everyPiece();

  await Promise.all(
    WHO.map(async (who) => {
      const refused = new Set<string>();
      const isReached = (coordinate: string) => reached.get(coordinate)?.has(who);
      for (const { piece, operation, subject } of pieces) {
        const door = `${subject} ${piece.way}`;
        // Every door is asked for by every way. What is behind a closed one, or was seen by another way, is not.
        const isDoor = piece.coordinates[0] === piece.door;
        if (!isDoor && (refused.has(door) || piece.coordinates.every(isReached))) continue;
        if (namesNobody(piece.door) && OTHERS.has(who)) continue;
        const viewer = viewerFor(who, ownerOf(piece.door));
        const answer = await graph.ask(`${operation} { ${piece.selection} }`, tokenOf(viewer));
        if (!isRefused(answer, `${piece.door} for ${who}`)) {
          for (const each of piece.coordinates) reached.get(each)?.add(who);
        } else if (isDoor) {
          refused.add(door);
        }
      }
    }),
  );

  const found = Object.fromEntries(
    [...reached].map(([each, by]) => [each, WHO.filter((who) => by.has(who))]),
  );
  const committed = Object.fromEntries(
    [...table].map(([each, access]) => [each, promised(access, subjectsOf(each))]),
  );
  expect(
    found,
    "the graph and schema/access.txt differ: run npm run schema, and have every changed line reviewed",
  ).toEqual(committed);
}, 240_000);

it("walks every field of every object type: none can be added that the access table does not name", () => {
  const fields = Object.values(api.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap(({ name }) => fieldsOf(name));
  const walked = new Set(everyPiece().flatMap(({ piece }) => piece.coordinates));

  expect(fields.filter((each) => !table.has(each))).toEqual([]);
  expect(fields.filter((each) => !walked.has(each))).toEqual([]);
});
