import { getOperationAST, OperationTypeNode, parse } from "graphql";
import { readSavedOperations } from "../../../gateway/graphiql/saved-operations.js";
import { projectFile } from "../../../gateway/project-files.js";
import { DEMO, DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { affiliateEntries } from "../../../subgraphs/registry.js";

/** One request of the corpus, and who sends it; nobody in particular without `as`. */
export type CorpusRequest = { name: string; body: object | string; as?: IdentifiedViewer };

const AGENT: IdentifiedViewer = {
  role: "agent",
  id: "agt_test_modes",
  permissions: ["contact:reveal"],
};
const AUDITOR: IdentifiedViewer = {
  role: "admin",
  id: "adm_test_modes",
  permissions: ["audit:read"],
};
const OPERATORS: IdentifiedViewer[] = affiliateEntries.map(({ name, affiliate }) => {
  return { role: "operator", id: `opr_test_${name}`, affiliate };
});

const operations = await readSavedOperations(projectFile("schema", "operations"));
const isQuery = (text: string) =>
  getOperationAST(parse(text))?.operation === OperationTypeNode.QUERY;
const queries = operations.filter(({ text }) => isQuery(text));
const mutations = operations.filter(({ text }) => !isQuery(text));

/** Every saved query on every person of the demo, as the agent and as that person. */
export const aboutPeople: CorpusRequest[] = queries
  .filter(({ variables }) => /^(?:ptn|usr)_/.test(String(variables.id)))
  .flatMap(({ name, text, variables }) =>
    Object.values(DEMO)
      .filter((id) => name === "Contacts" || id.slice(0, 3) === String(variables.id).slice(0, 3))
      .flatMap((id) => {
        const isUser = id.startsWith("usr_");
        const role = isUser ? ("user" as const) : ("partner" as const);
        const own = { ...variables, id, ...("isUser" in variables && { isUser }) };
        return [AGENT, { role, id }].map((as) => {
          return { name: `${name} ${id} as ${as.role}`, body: { query: text, variables: own }, as };
        });
      }),
  );

/** Every other saved query, as everybody there is: those who may, and those who may not. */
export const aboutOutages: CorpusRequest[] = queries
  .filter(({ variables }) => !/^(?:ptn|usr)_/.test(String(variables.id)))
  .flatMap(({ name, text, variables }) => {
    const body = { query: text, variables };
    const viewers: (IdentifiedViewer | undefined)[] = [
      AGENT,
      AUDITOR,
      ...OPERATORS,
      { role: "user", id: DEMO.webUser },
      { role: "partner", id: DEMO.bakery },
    ];
    return [
      { name: `${name} as nobody`, body },
      ...viewers.flatMap((as) => (as ? [{ name: `${name} as ${as.id}`, body, as }] : [])),
    ];
  });

const outages = (more: object = {}) => ({ query: "{ outages { id title } }", ...more });
const package_ = (selection: string) =>
  `{ partner(id: "${DEMO.bakery}") { compensation(outageId: "${DEMO_OUTAGE_ID}") { ${selection} } } }`;

/** Requests that are refused, cannot be read, or are about nobody. */
export const refused: CorpusRequest[] = [
  {
    name: "somebody else's package",
    body: { query: package_("total { received }") },
    as: { role: "partner", id: DEMO.florist },
  },
  {
    name: "a package without a token",
    body: { query: package_("talk { grants { id } } pay { affiliate }") },
  },
  {
    name: "nobody's package",
    body: { query: '{ partner(id: "ptn_nobody") { id displayName } }' },
    as: AGENT,
  },
  {
    name: "an outage that was none",
    body: { query: '{ outage(id: "9999") { id talk { affiliate } } }' },
    as: AGENT,
  },
  { name: "an unknown field", body: { query: package_("cinema { id }") }, as: AGENT },
  { name: "a document that cannot be parsed", body: { query: "{ outages {" } },
  { name: "no query", body: {} },
  { name: "no JSON", body: "{" },
  {
    name: "a variable that is missing",
    body: { query: "query ($id: ID!) { outage(id: $id) { id } }" },
  },
  {
    name: "a variable of a wrong type",
    body: { query: "query ($id: ID!) { outage(id: $id) { id } }", variables: { id: {} } },
  },
  { name: "an operation that is not there", body: outages({ operationName: "Other" }) },
  {
    name: "a page that is too long",
    body: { query: '{ searchBeneficiaries(query: "데모", first: 5000) { count } }' },
    as: AGENT,
  },
  {
    name: "a search that is too short",
    body: { query: '{ searchBeneficiaries(query: "") { count } }' },
    as: AGENT,
  },
  {
    name: "a cursor that is none",
    body: { query: package_('timeline(first: 1, after: "x") { nodes { id } }') },
    as: AGENT,
  },
];

/** Every saved mutation in turn, as those who may not and those who may, and again: each changes what the next one meets. */
export const changes: CorpusRequest[] = mutations.flatMap(({ name, text, variables }) =>
  [
    undefined,
    { role: "partner" as const, id: DEMO.florist },
    { role: "user" as const, id: DEMO.webUser },
    AGENT,
    ...OPERATORS.slice(0, 2),
    { ...OPERATORS[0], id: "opr_test_chair" } as IdentifiedViewer,
  ].map((as) => {
    const body = { query: text, variables };
    return { name: `${name} as ${as?.id ?? "nobody"}`, body, ...(as && { as }) };
  }),
);

/** What is asked once more after the changes: every query, as the staff who read what is on record. */
export const afterChanges = [...aboutPeople, ...aboutOutages].filter(
  ({ as }) => as === AGENT || as === AUDITOR,
);

/** The same key with another input: refused by what is on record of the first. */
export const otherInput: CorpusRequest[] = mutations
  .filter(({ variables }) => "input" in variables)
  .map(({ name, text, variables }) => {
    const input = { ...(variables.input as object), outageId: "9999", beneficiaryId: DEMO.tailor };
    return {
      name: `${name} with another input`,
      body: { query: text, variables: { input } },
      as: AGENT,
    };
  });
