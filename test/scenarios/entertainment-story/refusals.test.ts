import { eq } from "drizzle-orm";
import type { GraphQLEnumType } from "graphql";
import { describe, expect, it } from "vitest";
import { entertainment } from "../../../subgraphs/entertainment/subgraph.js";
import {
  lapsedEventCash,
  melonPasses,
  rentalEpisodes,
  serviceMemberships,
} from "../../../subgraphs/entertainment/tables.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import { startGraph } from "../../graph.js";
import {
  askMutation,
  importGrant,
  inKorea,
  know,
  OPERATOR,
  readLedger,
  user,
} from "./entertainment-graph.js";

const IN_TIME = inKorea("2022-10-29T09:30:00");
const graph = await startGraph({ now: IN_TIME });
const asImport = (work: Parameters<typeof graph.asOwner>[1]) =>
  graph.asOwner("entertainment", work);

/** A mutation with an input that is done for somebody known, and how to change what it is decided on afterwards. */
type Case = {
  name: string;
  remedyId: string;
  input: Record<string, unknown>;
  correctFacts: (beneficiaryId: string) => Promise<unknown>;
  /** What stands in the way beside the ledger's own noes, by the code it leads to. */
  rule: Record<string, (beneficiaryId: string) => Promise<unknown>>;
};

const KAKAO_PAGE = { service: "KAKAO_PAGE" };

const CASES: Case[] = [
  {
    name: "extendEntertainmentMelonPass",
    remedyId: "E1",
    input: {},
    correctFacts: (id) => setPass(id, { paymentChannel: "IN_APP" }),
    rule: {
      NO_MELON_PASS: (id) =>
        asImport(({ db }) => db.delete(melonPasses).where(eq(melonPasses.beneficiaryId, id))),
      NO_PASS_ON_RECORD_DAY: (id) =>
        setPass(id, { lastDay: "2022-10-14", firstDay: "2022-09-15", nextBillingDay: null }),
    },
  },
  {
    name: "extendEntertainmentRentals",
    remedyId: "E5",
    input: KAKAO_PAGE,
    correctFacts: (id) =>
      asImport(({ db }) =>
        db
          .update(rentalEpisodes)
          .set({ ticket: "FREE" })
          .where(eq(rentalEpisodes.beneficiaryId, id)),
      ),
    rule: {
      NO_RENTAL_IN_OUTAGE: (id) =>
        asImport(({ db }) => db.delete(rentalEpisodes).where(eq(rentalEpisodes.beneficiaryId, id))),
    },
  },
  {
    name: "takeEntertainmentEventCash",
    remedyId: "E7",
    input: KAKAO_PAGE,
    correctFacts: (id) => setRegistration(id, "2018-04-10"),
    rule: {
      NOT_A_MEMBER: (id) =>
        asImport(({ db }) =>
          db.delete(serviceMemberships).where(eq(serviceMemberships.beneficiaryId, id)),
        ),
      REGISTERED_TOO_LATE: (id) => setRegistration(id, "2022-12-01"),
      OUTSIDE_WINDOW: async () => graph.setNow(inKorea("2022-12-01T00:00:00")),
    },
  },
  {
    name: "reissueEntertainmentEventCash",
    remedyId: "E6",
    input: {},
    correctFacts: (id) =>
      asImport(({ db }) =>
        db
          .update(lapsedEventCash)
          .set({ amountWon: 701 })
          .where(eq(lapsedEventCash.beneficiaryId, id)),
      ),
    rule: {
      NO_CASH_LAPSED_IN_OUTAGE: (id) =>
        asImport(({ db }) =>
          db.delete(lapsedEventCash).where(eq(lapsedEventCash.beneficiaryId, id)),
        ),
    },
  },
];

function setPass(id: string, change: Partial<typeof melonPasses.$inferInsert>) {
  return asImport(({ db }) =>
    db.update(melonPasses).set(change).where(eq(melonPasses.beneficiaryId, id)),
  );
}

function setRegistration(id: string, registeredOn: string) {
  return asImport(({ db }) =>
    db
      .update(serviceMemberships)
      .set({ registeredOn })
      .where(eq(serviceMemberships.beneficiaryId, id)),
  );
}

let people = 0;

/** Somebody whom Entertainment knows, and the mutation asked for them. */
async function somebody({ name, input }: Case) {
  people += 1;
  const owner: IdentifiedViewer = user(`refused_${people}`);
  const as = name.startsWith("take") ? owner : OPERATOR;
  await know(graph, owner.id);
  const ask = (idempotencyKey: string, change: Record<string, unknown> = {}) =>
    askMutation(graph, name, as, {
      beneficiaryId: owner.id,
      ...input,
      ...change,
      idempotencyKey,
    });
  return { id: owner.id, as, ask };
}

const reached = new Map<string, Set<string | undefined>>();

/** Asks, and expects that code with its texts, and a ledger that is as it was. */
async function expectRefusal(
  { name }: Case,
  code: string,
  person: Awaited<ReturnType<typeof somebody>>,
  ask: () => ReturnType<typeof askMutation>,
) {
  const before = await readLedger(graph, person.id);

  const answer = await ask();

  expect(answer).toEqual({
    code,
    ko: expect.stringMatching(/[가-힣]/),
    en: expect.stringMatching(/^[A-Z][^가-힣]+\.$/),
  });
  expect(await readLedger(graph, person.id)).toEqual(before);
  reached.set(name, (reached.get(name) ?? new Set()).add(answer.code));
}

describe.each(CASES)("$name refuses, says why and writes nothing", (mutation) => {
  it.each(Object.entries(mutation.rule))("%s", async (code, arrange) => {
    graph.setNow(code === "REGISTERED_TOO_LATE" ? inKorea("2022-11-30T23:00:00") : IN_TIME);
    const person = await somebody(mutation);
    await arrange(person.id);

    await expectRefusal(mutation, code, person, () => person.ask("k1"));

    graph.setNow(IN_TIME);
  });

  it("GIVEN_ON_OTHER_FACTS: what was known is corrected afterwards, and what was given stands", async () => {
    const person = await somebody(mutation);
    await person.ask("k1");
    await mutation.correctFacts(person.id);

    await expectRefusal(mutation, "GIVEN_ON_OTHER_FACTS", person, () => person.ask("k2"));
  });

  it("ALREADY_GRANTED: an import brought it", async () => {
    const person = await somebody(mutation);
    await importGrant(graph, person.id, mutation.remedyId);

    await expectRefusal(mutation, "ALREADY_GRANTED", person, () => person.ask("k1"));
  });

  it("GRANT_REVOKED: it was taken back", async () => {
    const person = await somebody(mutation);
    const { grant } = await person.ask("k1");
    const revoke = { grantId: grant?.id, note: "Not theirs", idempotencyKey: "k2" };
    await askMutation(graph, "revokeEntertainmentGrant", OPERATOR, revoke);

    await expectRefusal(mutation, "GRANT_REVOKED", person, () => person.ask("k3"));
  });

  it("GRANT_DECLINED: it was not wanted", async () => {
    const person = await somebody(mutation);
    const { grant } = await person.ask("k1");
    const decline = { grantId: grant?.id, note: "Not wanted", idempotencyKey: "k2" };
    await askMutation(graph, "declineEntertainmentGrant", person.as, decline);

    await expectRefusal(mutation, "GRANT_DECLINED", person, () => person.ask("k3"));
  });

  it("IDEMPOTENCY_MISMATCH: the key names another request", async () => {
    const person = await somebody(mutation);
    const { grant } = await person.ask("k1");
    // Declined under the same key: the key is the caller's, whichever mutation it was first used for.
    const decline = { grantId: grant?.id, idempotencyKey: "k2" };
    await askMutation(graph, "declineEntertainmentGrant", person.as, decline);

    await expectRefusal(mutation, "IDEMPOTENCY_MISMATCH", person, () => person.ask("k2"));
  });
});

describe("a correction of what was given for a Melon pass", () => {
  it("is refused where nothing was taken back: NOTHING_TO_CORRECT", async () => {
    const [melon] = CASES as [Case];
    const person = await somebody(melon);

    await expectRefusal(melon, "NOTHING_TO_CORRECT", person, () =>
      person.ask("k1", { correctionNote: "Just in case" }),
    );
  });
});

describe("every code that the schema promises", () => {
  it("was reached above", () => {
    const { schema } = entertainment.buildSchema();
    const promised = CASES.map(({ name }) => {
      const base = `${name.charAt(0).toUpperCase()}${name.slice(1).replace("Entertainment", "")}`;
      const type = schema.getType(`Entertainment${base}RefusalCode`) as GraphQLEnumType;
      return [name, type.getValues().map((value) => value.name)];
    });

    const seen = CASES.map(({ name }) => [name, [...(reached.get(name) ?? [])]]);

    expect(sorted(seen)).toEqual(sorted(promised));
  });
});

function sorted(codes: unknown[][]) {
  return codes.map(([name, values]) => [name, [...(values as string[])].sort()]);
}
