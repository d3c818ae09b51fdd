import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { projectFile } from "../../../gateway/project-files.js";
import { httpSettings } from "../../../gateway/settings/http-variables.js";
import { Affiliate } from "../../../subgraphs/kit/contract/enums.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import { ALL_PAPERS, claimDesk } from "../talk-claims/talk-claims.fixture.js";
import { giftDesk } from "../talk-gifts/talk-gifts.fixture.js";

const graph = await startGraph({
  now: new Date("2023-03-02T10:00:00+09:00"),
  http: httpSettings("test", { TRUSTED_DOCUMENTS: "enforce" }),
});
const { shop } = claimDesk(graph);
const { user, at } = giftDesk(graph);

const manifest: { operations: { id: string; name: string }[] } = JSON.parse(
  await readFile(projectFile("schema", "operations", "manifest.json"), "utf8"),
);
const AGENT: IdentifiedViewer = {
  role: "agent",
  id: "agt_test_acting",
  permissions: ["contact:reveal"],
};
const operator = (name: string, affiliate: Affiliate = "TALK"): IdentifiedViewer => ({
  role: "operator",
  id: `opr_test_${name}`,
  affiliate,
});

/** Asks by the id of a saved operation alone, as a console does that production trusts. */
async function act(name: string, as: IdentifiedViewer, variables: object) {
  const documentId = manifest.operations.find((operation) => operation.name === name)?.id;
  const response = await fetch(`${graph.address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await graph.token(as)}`,
    },
    body: JSON.stringify({ documentId, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: every operation's answer has a shape of its own, and is asserted whole
  const { data, errors } = (await response.json()) as Record<"data" | "errors", any>;
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const inputs = (input: object) => ({ input });
const only = (affiliate: Affiliate) =>
  Object.fromEntries(Object.values(Affiliate).map((one) => [one.toLowerCase(), one === affiliate]));

describe("with the saved operations alone, and no other document", () => {
  it("a contact is seen masked by who is partner or user, and in full by who may reveal it", async () => {
    const partner = await act("Contacts", AGENT, { id: "ptn_demo_bakery", isUser: false });
    const aUser = await act("Contacts", AGENT, { id: "usr_demo_web", isUser: true });
    const revealed = await act("RevealContact", AGENT, {
      input: {
        beneficiaryId: "ptn_demo_bakery",
        kind: "PHONE",
        reason: "CALL_BACK",
        note: "조사 결과를 알려 드리기로 함",
        idempotencyKey: "acting-reveal",
      },
    });

    expect(Object.keys(partner)).toEqual(["partner"]);
    expect(partner.partner.contacts).toContainEqual({ kind: "PHONE", masked: "010-****-0001" });
    expect(Object.keys(aUser)).toEqual(["user"]);
    expect(revealed.revealDirectoryContact).toMatchObject({ value: "010-0000-0001" });
  });

  it("a claim goes from filing over the work list and the council to its award", async () => {
    const { id: beneficiaryId } = await shop();
    const [clerk, chair] = [operator("clerk"), operator("chair")];
    const filed = await act(
      "FileTalkClaim",
      AGENT,
      inputs({
        outageId: "1015",
        beneficiaryId,
        reporterType: "SMALL_BUSINESS",
        about: "FREE_WITH_LOSS",
        channel: "PHONE",
        lossWon: 800_000,
        idempotencyKey: "acting-file",
      }),
    );
    const { id: claimId } = filed.fileTalkClaim.claim;
    const key = { beneficiaryId, claimId };
    const page = { outageId: "1015", status: "SUBMITTED", first: 20, after: null };

    const listed = await act("TalkClaimWorkList", clerk, page);
    const papers = { ...key, documents: ALL_PAPERS, idempotencyKey: "acting-papers" };
    const submitted = await act("SubmitTalkDocuments", AGENT, inputs(papers));
    const decision = { ...key, decision: "APPROVE", idempotencyKey: "acting-decide" };
    const decided = await act("DecideTalkClaim", clerk, inputs(decision));
    const award = { ...key, awardWon: 400_000, idempotencyKey: "acting-award" };
    const awarded = await act("AwardTalkClaim", clerk, inputs(award));
    const confirm = { ...key, confirm: true, idempotencyKey: "acting-confirm" };
    const confirmed = await act("ConfirmTalkAward", chair, inputs(confirm));

    expect(listed.talkClaims.nodes.map(({ id }: { id: string }) => id)).toContain(claimId);
    expect(submitted.submitTalkDocuments.claim.missingDocuments).toEqual([]);
    expect(decided.decideTalkClaim.claim.status).toBe("IN_REVIEW");
    expect(awarded.awardTalkClaim.claim.award).toMatchObject({ won: 400_000, status: "PENDING" });
    expect(confirmed.confirmTalkAward.claim).toMatchObject({
      status: "APPROVED",
      award: { won: 400_000, status: "GRANTED" },
    });
  });

  it("a user takes the pass, and an operator takes it back", async () => {
    at("2023-01-06T12:00:00.000");
    const as = await user();
    const pass = { outageId: "1015", idempotencyKey: "acting-pass" };

    const taken = await act("TakeTalkDrawerPass", as, inputs(pass));
    const { id } = taken.takeTalkDrawerPass.grant;
    const step = { grantId: id, note: "Not theirs", ...only("TALK") };
    const revoked = await act("RevokeGrant", operator("one"), {
      ...step,
      idempotencyKey: "acting-revoke",
    });

    expect(taken.takeTalkDrawerPass).toMatchObject({ isReplay: false, grant: { months: 1 } });
    expect(revoked).toEqual({
      revokeTalkGrant: {
        __typename: "TalkRevokeGrantOk",
        isReplay: false,
        grant: expect.objectContaining({ id, status: "REVOKED" }),
      },
    });
  });

  it.each(Object.values(Affiliate))(
    "%s, and no other affiliate, is asked to decline, revoke and confirm",
    async (affiliate) => {
      const name = `${affiliate.charAt(0)}${affiliate.slice(1).toLowerCase()}`;
      const key = { outageId: "1015", remedyId: "X1", beneficiaryId: "usr_test_nobody", issue: 1 };
      const step = { grantId: grantId(key), note: "By mistake", ...only(affiliate) };
      const own = operator("own", affiliate);

      const answers = [
        await act("DeclineGrant", own, { ...step, idempotencyKey: `${name}-1` }),
        await act("RevokeGrant", own, { ...step, idempotencyKey: `${name}-2` }),
        await act("ConfirmRevocation", own, { ...step, idempotencyKey: `${name}-3` }),
      ];

      const unknown = (base: string) => ({
        __typename: `${name}${base}Refused`,
        code: "GRANT_UNKNOWN",
        text: expect.any(String),
      });
      expect(answers).toEqual([
        { [`decline${name}Grant`]: unknown("DeclineGrant") },
        { [`revoke${name}Grant`]: unknown("RevokeGrant") },
        { [`confirm${name}Revocation`]: unknown("ConfirmRevocation") },
      ]);
    },
  );
});
