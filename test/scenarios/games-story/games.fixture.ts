import { programme1015 } from "../../../subgraphs/games/outages/1015.js";
import { gamesReasons } from "../../../subgraphs/games/reasons.js";
import { gameAccounts, pcBangs } from "../../../subgraphs/games/tables.js";
import { ledgerReasons } from "../../../subgraphs/kit/ledger/reasons.js";
import { brokenInvariants } from "../../../subgraphs/kit/reconcile/invariants.js";
import { grantId } from "../../../subgraphs/kit/slice/grant-id.js";
import type { IdentifiedViewer } from "../../../subgraphs/kit/viewer/viewer.js";
import type { TestGraph } from "../../graph.js";

/** Synthetic callers. */
export const OPERATOR = { role: "operator", id: "opr_test_games", affiliate: "GAMES" } as const;
export const partner = (name: string) => ({ role: "partner", id: `ptn_test_${name}` }) as const;
export const user = (name: string) => ({ role: "user", id: `usr_test_${name}` }) as const;

const REFUSED = "code ko: text(lang: KO) en: text(lang: EN)";
const EVENT = `id kind remedyId title(lang: EN) titleKo: title region(lang: EN) benefit firstDay lastDay
  enrolmentOpensAt enrolmentClosesAt places placesLeft isCancelled`;
const GRANT = `id status won quantity expiresAt reason { code }`;

const MUTATIONS = {
  scheduleGamesEvent: ["GamesScheduleEvent", `event { ${EVENT} }`],
  cancelGamesEvent: ["GamesCancelEvent", "event { id isCancelled placesLeft }"],
  enrolGamesEvent: [
    "GamesEnrolEvent",
    `grant { ${GRANT} pcBangName game event { id placesLeft } remedy { id } }`,
  ],
  takeGamesLoginItems: [
    "GamesTakeLoginItems",
    `grant { ${GRANT} unit content(lang: EN) game remedy { id } }`,
  ],
  declineGamesGrant: ["GamesDeclineGrant", `grant { ${GRANT} }`],
  redeemGamesGrant: ["GamesRedeemGrant", `grant { ${GRANT} }`],
  revokeGamesGrant: ["GamesRevokeGrant", `grant { ${GRANT} }`],
} as const;
type Mutation = keyof typeof MUTATIONS;

/** What an operator enters: a tournament in February 2023, with three places. */
export const TOURNAMENT = {
  outageId: "1015",
  kind: "REGIONAL_TOURNAMENT",
  title: { ko: "시험 지역 대회", en: "Test regional tournament" },
  region: { ko: "시험 지역", en: "Test region" },
  firstDay: "2023-02-18",
  lastDay: "2023-02-19",
  enrolmentOpensAt: "2023-02-01T10:00:00+09:00",
  enrolmentClosesAt: "2023-02-10T18:00:00+09:00",
  places: 3,
};

/** What the tests of this folder do with a graph. Every request has a key of its own unless it names one. */
export function gamesOf(graph: TestGraph) {
  let requests = 0;

  async function send(mutation: Mutation, input: object, as: IdentifiedViewer) {
    const [type, ok] = MUTATIONS[mutation];
    requests += 1;
    return graph.ask(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
        ... on ${type}Ok { isReplay ${ok} } ... on ${type}Refused { ${REFUSED} } } }`,
      { as, variables: { input: { idempotencyKey: `key-${requests}`, ...input } } },
    );
  }

  async function answer(mutation: Mutation, input: object, as: IdentifiedViewer) {
    const { data, errors } = await send(mutation, input, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data[mutation];
  }

  return {
    send,
    answer,
    /** Schedules an event; its id. */
    async schedule(changes: object = {}): Promise<string> {
      const done = await answer("scheduleGamesEvent", { ...TOURNAMENT, ...changes }, OPERATOR);
      return done.event.id;
    },
    enrol: (eventId: string, as: IdentifiedViewer) =>
      answer("enrolGamesEvent", { outageId: "1015", eventId }, as),
    /** The events of the outage as anybody sees them. */
    async events() {
      const { data, errors } = await graph.ask(
        `{ outage(id: "1015") { games { events { ${EVENT} } } } }`,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return data.outage.games.events;
    },
    async addPcBang(id: string, affiliatedUntil: string | null = null) {
      const row = { beneficiaryId: id, name: `PC방 ${id}`, affiliatedFrom: "2020-01-01" };
      await graph.asOwner("games", ({ db }) =>
        db.insert(pcBangs).values({ ...row, affiliatedUntil }),
      );
    },
    async addPlayer(id: string, game: string, registeredOn = "2021-07-03") {
      const row = { beneficiaryId: id, game, registeredOn };
      await graph.asOwner("games", ({ db }) => db.insert(gameAccounts).values(row));
    },
    /** Every law of the ledger that Games' ledger breaks. */
    async brokenLaws() {
      const remedies = programme1015.remedies.map(({ id }) => `1015/${id}`);
      const reasons = [...Object.keys(gamesReasons), ...Object.keys(ledgerReasons)];
      const broken: unknown[] = [];
      await graph.asOwner("games", async ({ sql }) => {
        broken.push(...(await brokenInvariants(sql, { remedies, reasons })));
      });
      return broken;
    },
  };
}

/** The id of what somebody has of a remedy of outage 1015. */
export function grantOf(remedyId: string, { id }: IdentifiedViewer, issue = 1): string {
  return grantId({ outageId: "1015", remedyId, beneficiaryId: id, issue });
}
