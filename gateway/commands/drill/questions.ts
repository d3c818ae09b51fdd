import { getOperationAST, OperationTypeNode, parse } from "graphql";
import { DEMO, DEMO_OUTAGE_ID } from "../../../subgraphs/kit/demo/people.js";
import { readSavedOperations } from "../../graphiql/saved-operations.js";
import { projectFile } from "../../project-files.js";

/** Something that an agent asks the graph. */
export type Question = {
  /** `PartnerPackage ptn_demo_bakery` */
  name: string;
  text: string;
  variables: Readonly<Record<string, unknown>>;
};

/** Saved queries that a drill leaves out: what is on record grows with every question, and a work list is an operator's. */
const LEFT_OUT: ReadonlySet<string> = new Set(["AuditTrail", "TalkClaimWorkList"]);

/** The saved query that shows everything about a partner. */
const PACKAGE = "PartnerPackage";

/** The saved queries with their own variables, and the package of every partner of the demo. */
export async function mainQuestions(): Promise<readonly Question[]> {
  const operations = await readSavedOperations(projectFile("schema", "operations"));
  const queries = operations.filter(
    ({ name, text }) =>
      !LEFT_OUT.has(name) && getOperationAST(parse(text))?.operation === OperationTypeNode.QUERY,
  );
  const wholePackage = queries.find(({ name }) => name === PACKAGE);
  if (!wholePackage) throw new Error(`there is no saved operation ${PACKAGE}`);
  const partners = Object.values(DEMO).filter((id) => id.startsWith("ptn_"));
  return [
    ...queries.filter((query) => query !== wholePackage),
    ...partners.map((id) => {
      return { ...wholePackage, variables: { id, outageId: DEMO_OUTAGE_ID } };
    }),
  ].map(({ name, text, variables }) => {
    const about = typeof variables.id === "string" ? ` ${variables.id}` : "";
    return { name: `${name}${about}`, text, variables };
  });
}
