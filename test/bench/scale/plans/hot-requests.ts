import { DEMO_OUTAGE_ID, type SyntheticReport } from "../../../../subgraphs/kit/demo/people.js";
import type { IdentifiedViewer } from "../../../../subgraphs/kit/viewer/viewer.js";
import type { Sample } from "../people/sample.js";
import { type Question, questions } from "../questions.js";
import type { Request } from "../scale-graph.js";

const AGENT: IdentifiedViewer = { role: "agent", id: "agt_bench" };
const OPERATOR: IdentifiedViewer = { role: "operator", id: "opr_bench_talk", affiliate: "TALK" };

const outageId = DEMO_OUTAGE_ID;

/** Operations about one partner that are asked like those that are measured. */
const ABOUT_ONE_PARTNER = [
  "CashAndOpen",
  "ReasonForEveryWon",
  "SmallBusinessClaims",
  "WhoAnswered",
  "PartnerLastKnown",
];

/** A question about a person, as a request. */
export function requestOf(question: Question, person: SyntheticReport): Request {
  const { operation, byThemselves = false } = question;
  const { beneficiaryId: id } = person;
  const as: IdentifiedViewer = byThemselves ? { role: "user", id } : AGENT;
  return { operation, as, variables: question.variables(person), found: question.found(person) };
}

/** One request of each kind that the graph answers all day long: whatever it sends has to be found by an index. */
export function hotRequests({ users, partners, everybody }: Sample): Request[] {
  const [partner, user] = [partners[0], users[0]];
  // A report without a loss was answered, so another one can be filed.
  const filer = partners.find(({ nature }) => nature === "NO_LOSS");
  if (!partner || !user || !filer) throw new Error("the sample of people is too small");
  const measured = questions.map((question) => {
    const [person = partner] = { users, partners, everybody }[question.about];
    return requestOf(question, person);
  });
  const { beneficiaryId: id } = partner;
  const aboutPartner = ABOUT_ONE_PARTNER.map((operation) => ({
    operation,
    as: AGENT,
    variables: { id, outageId },
    found: '"partner":{',
  }));
  return [
    ...measured,
    ...aboutPartner,
    {
      operation: "Timeline",
      as: AGENT,
      variables: { id, outageId, first: 10, after: null },
      found: '"partner":{',
    },
    {
      operation: "Contacts",
      as: AGENT,
      variables: { id: user.beneficiaryId, isUser: true },
      found: '"user":{',
    },
    {
      operation: "TalkClaimWorkList",
      as: OPERATOR,
      variables: { outageId, status: "NEEDS_DOCUMENTS", first: 20, after: null },
      found: '"nodes":[{',
    },
    {
      operation: "FileTalkClaim",
      as: AGENT,
      variables: {
        input: {
          outageId,
          beneficiaryId: filer.beneficiaryId,
          reporterType: filer.reporter,
          about: "FREE_WITH_LOSS",
          channel: "PHONE",
          lossWon: 240_000,
          documents: [],
          idempotencyKey: "bench-file-talk-claim",
        },
      },
      found: '"TalkFileClaimOk"',
    },
  ];
}
