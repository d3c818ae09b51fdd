import {
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import { isErrorCode } from "../../../subgraphs/kit/errors/error-codes.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT } from "../../demo.js";
import type { GraphAnswer, TestGraph } from "../../graph.js";
import { committedTable } from "../access/committed-table.js";
import { SUBJECTS } from "../access/viewers.js";
import type { Spoken } from "../access/walk-arguments.js";
import { TELLING } from "./attack-texts.js";
import {
  type AskedField,
  argumentsWith,
  CONCERNED,
  signatureOf,
  type TextPlace,
} from "./text-places.js";

const table = await committedTable();

/** Whom a field is about in an attack: who has grants and claims at its affiliate, where it is one's. */
export function subjectOf({ affiliate, coordinate }: AskedField): string {
  if (coordinate === "Query.user" || coordinate.startsWith("User.")) return SUBJECTS.user;
  return affiliate ? CONCERNED[affiliate] : SUBJECTS.partner;
}

/** Somebody who may call the field, and gets as far as anybody: staff before the owner. */
export function callerOf(field: AskedField): IdentifiedViewer {
  const access = table.get(field.coordinate) ?? [];
  if (access.includes("OPERATOR") && field.affiliate) {
    return { role: "operator", id: "opr_attacks", affiliate: field.affiliate };
  }
  if (access.includes("AUDITOR")) {
    return { role: "admin", id: "adm_attacks", permissions: ["audit:read"] };
  }
  if (access.includes("OWNER") && !access.includes("AGENT")) {
    const id = subjectOf(field);
    return { role: id.startsWith("usr_") ? "user" : "partner", id };
  }
  return { role: "agent", id: "agt_attacks", permissions: ["contact:reveal"] };
}

/** How to ask a field with a text at each of its places. */
export type Attack = (place: TextPlace, text: string) => Promise<GraphAnswer>;

/** Prepares the attack on a field: about a claim and a grant that there are, where its subject has some. */
export async function attackOn(graph: TestGraph, field: AskedField): Promise<Attack> {
  const as = callerOf(field);
  const subject = subjectOf(field);
  const spoken: Spoken = {
    beneficiaryId: subject,
    outageId: "1015",
    instead: {
      ...(await possessions(graph, field, subject)),
      note: "글을 시험하는 열 글자 넘는 말",
    },
  };
  return (place, text) => {
    const given = argumentsWith(field, place, text, spoken);
    return graph.ask(questionOf(field, subject, given), { as, variables: given });
  };
}

/** A claim and a grant of somebody at the affiliate whose field it is. */
async function possessions(graph: TestGraph, { affiliate }: AskedField, subject: string) {
  const slice = affiliate?.toLowerCase() ?? "talk";
  const person = subject.startsWith("usr_") ? "user" : "partner";
  const { data } = await graph.ask(
    `{ ${person}(id: "${subject}") { compensation(outageId: "1015") { ${slice} { grants { id status } claims { id } } } } }`,
    { as: AGENT },
  );
  const { grants, claims } = data[person].compensation[slice];
  const given = grants.find(({ status }: { status: string }) => status === "GRANTED") ?? grants[0];
  return {
    grantId:
      given?.id ??
      grantId({ outageId: "1015", remedyId: "none", beneficiaryId: subject, issue: 1 }),
    claimId: claims[0]?.id ?? "clm_none",
    driverId: subject,
  };
}

/** Where a field is come to from a root, as the query around its call. */
const AROUND: Readonly<Record<string, (call: string, subject: string) => string>> = {
  Query: (call) => `{ ${call} }`,
  Mutation: (call) => `{ ${call} }`,
  Partner: (call, subject) => `{ partner(id: "${subject}") { ${call} } }`,
  User: (call, subject) => `{ user(id: "${subject}") { ${call} } }`,
  Compensation: (call, subject) =>
    `{ partner(id: "${subject}") { compensation(outageId: "1015") { ${call} } } }`,
};

function questionOf(field: AskedField, subject: string, given: object): string {
  const { declared, passed } = signatureOf(field.args, given);
  const [type = ""] = field.coordinate.split(".");
  const around = AROUND[type];
  if (!around) throw new Error(`it is not known yet how to come to ${field.coordinate}`);
  const call = `${field.name}${passed} ${selectionOf(field.type)}`;
  return `${type === "Mutation" ? "mutation" : "query"} ${declared} ${around(call, subject)}`;
}

/** As little as shows whether anything was found: ids. */
function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return "{ __typename }";
  if (!isObjectType(named) && !isInterfaceType(named)) return "";
  const { id, nodes, total } = named.getFields();
  if (nodes) return `{ nodes ${selectionOf(nodes.type)} }`;
  if (total) return "{ total { received } talk { grants { id } } }";
  return id ? "{ id }" : "{ __typename }";
}

/** Codes that mean that something here failed over what was sent. */
const FAILURES = new Set([
  "INTERNAL_SERVER_ERROR",
  "AFFILIATE_UNAVAILABLE",
  "AFFILIATE_TIMEOUT",
  "DIRECTORY_UNAVAILABLE",
  "AUDIT_UNAVAILABLE",
  "IDENTITY_UNAVAILABLE",
]);

/** What is wrong with an answer to a text, whichever text it was; empty for an answer as it should be. */
export function wrongWith({ status, data, errors = [] }: GraphAnswer, text: string): string[] {
  const codes = errors.map(({ extensions }) => extensions?.code);
  // What is echoed was the client's own to begin with.
  const echo = JSON.stringify(text).slice(1, -1);
  const said = JSON.stringify({ data, errors }).replaceAll(echo, "");
  return [
    // A text is a good value of its type: a request with one is never refused as a whole, or it was not attacked.
    ...(status === 200 ? [] : [`HTTP ${status}`]),
    ...(data === undefined && errors.length === 0 ? ["neither data nor errors"] : []),
    ...codes.filter((code) => !isErrorCode(code) || FAILURES.has(code)).map(String),
    ...(TELLING.exec(said) ?? []).slice(0, 1),
  ];
}
