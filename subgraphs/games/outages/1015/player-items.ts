import { endOfKoreanDay } from "../../../kit/korean-calendar.js";
import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Provenance } from "../../../kit/remedies/provenance.js";
import type { LocalizedText, Remedy, RemedyRound } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { GamesFacts } from "../../facts.js";
import { GAME_TITLES, type NamedGame } from "../../remedies/player-items/game-titles.js";
import {
  offerToExistingPlayers,
  type PlayerItems,
} from "../../remedies/player-items/player-items.rules.js";

const cite = citing(source1015);
const PUBLISHED = { asOf: "2022-10-17" };

/** Press that reports only the month: the offer must not stay open for ever, so the month's end closes it. */
const WITHIN_OCTOBER = {
  statement: "Reported as October 2022 without a day; taken to have closed with the month.",
};

const UNSETTLED_DEADLINE = cite("INF", ["W7", "W12"], {
  ...PUBLISHED,
  conflict: true,
  statement:
    "Log-in deadlines are given as 22 and 23 October without saying which game has which; the later day is carried.",
});

/** Items handed to players, all by logging in, with no quota and no published expiry. */
export const playerItemRemedies: readonly ProgrammeRemedy<GamesFacts>[] = [
  offered({
    id: "G4",
    games: ["ODIN"],
    title: { ko: "오딘 1차 보상 소환권", en: "Odin first remedy: summon tickets" },
    items: { quantity: 4, unit: "TICKET" },
    content: {
      ko: "아바타·탈것·룬·수호석 11회 소환권 각 1장",
      en: "One 11-pull ticket each of avatar, mount, rune and guardian stone",
    },
    delivery: "GIFT_BOX",
    round: logInUntil("2022-10-23", cite("WEB", ["W7", "W12"], PUBLISHED)),
    provenance: [
      ...cite("WEB", ["W7", "W67"], {
        ...PUBLISHED,
        statement:
          "Given to all existing players, because those who were locked out could not be identified.",
      }),
      ...cite("WEB", ["W12"], PUBLISHED),
    ],
  }),
  {
    id: "G5",
    title: { ko: "오딘 2차 보상", en: "Odin second remedy" },
    audience: { ko: "접속하지 못한 오딘 이용자", en: "Odin players who were locked out" },
    kind: "DIGITAL_ITEM",
    value: { form: "unknown" },
    quota: null,
    access: "UNKNOWN",
    rounds: [],
    validity: { form: "unknown" },
    state: "UNKNOWN",
    grantType: "GamesItemGrant",
    details: detailsOf(null, null),
    provenance: cite("WEB", ["W67"], {
      ...PUBLISHED,
      statement: "Under discussion on 17 October 2022. What came of it was not found.",
    }),
  },
  offered({
    id: "G6",
    games: ["UMA_MUSUME"],
    title: { ko: "우마무스메 보상 아이템", en: "Uma Musume items" },
    items: { quantity: 1, unit: "ITEM_SET" },
    content: {
      ko: "쥬얼 300개, 슈퍼 크릭 피스 26개, 서포트 포인트 5,000, 머니 10,000",
      en: "300 jewels, 26 Super Creek pieces, 5,000 support points and 10,000 money",
    },
    delivery: null,
    round: logInUntil("2022-10-23", cite("WEB", ["W12"], PUBLISHED)),
    provenance: [...cite("WEB", ["W12"], PUBLISHED), ...cite("WEB", ["W68"])],
  }),
  offered({
    id: "G7",
    games: ["KAKAO_BATTLEGROUNDS"],
    title: { ko: "카카오 배틀그라운드 보상 아이템", en: "Kakao Battlegrounds items" },
    items: { quantity: 1, unit: "ITEM_SET" },
    content: {
      ko: "패스 5레벨 상승권, 40,000 BP",
      en: "A ticket that raises the pass by 5 levels, and 40,000 BP",
    },
    delivery: null,
    round: logInUntil("2022-10-31", cite("INF", ["W12", "W8"], WITHIN_OCTOBER)),
    provenance: [...cite("WEB", ["W12"], PUBLISHED), ...cite("WEB", ["W8"])],
  }),
  offered({
    id: "G8",
    games: ["PRINCESS_CONNECT"],
    title: { ko: "프린세스 커넥트! Re:Dive 보상 아이템", en: "Princess Connect Re:Dive items" },
    items: { quantity: 1, unit: "ITEM_SET" },
    content: { ko: "쥬얼 500개, 스태미나 500", en: "500 jewels and 500 stamina" },
    delivery: null,
    round: logInUntil("2022-10-31", cite("INF", ["W68"], WITHIN_OCTOBER)),
    provenance: cite("WEB", ["W68"]),
  }),
  offered({
    id: "G9",
    games: ["GUARDIAN_TALES"],
    title: { ko: "가디언 테일즈 보상 아이템", en: "Guardian Tales items" },
    items: null,
    content: null,
    delivery: null,
    round: logInUntil("2022-10-31", cite("INF", ["W68"], WITHIN_OCTOBER)),
    provenance: cite("WEB", ["W68"], {
      statement: 'The excerpt reads "3000..." and is cut off: what it counts is unknown.',
    }),
  }),
  offered({
    id: "G10",
    games: ["ELYON", "PATH_OF_EXILE", "ETERNAL_RETURN"],
    title: {
      ko: "엘리온·패스 오브 엑자일·이터널 리턴 등 보상 아이템",
      en: "Items in Elyon, Path of Exile, Eternal Return and others",
    },
    items: null,
    content: null,
    delivery: null,
    round: logInUntil("2022-10-23", UNSETTLED_DEADLINE),
    provenance: [
      ...cite("WEB", ["W12"], {
        ...PUBLISHED,
        statement: 'Names these games "and others"; which others, and what was given, is unknown.',
      }),
      ...cite("WEB", ["W11"]),
      ...UNSETTLED_DEADLINE,
      ...cite("WEB", ["W89"], {
        statement:
          "Elyon closed on 2 March 2023; unused currency was refunded on request from 1 February to 2 April.",
      }),
    ],
  }),
];

type OfferedItems = {
  games: readonly NamedGame[];
  items: PlayerItems;
  content: LocalizedText | null;
  delivery: "GIFT_BOX" | null;
  round: RemedyRound;
} & Pick<Remedy, "id" | "title" | "provenance">;

function offered({ games, items, content, delivery, round, ...remedy }: OfferedItems) {
  const names = (language: keyof LocalizedText) =>
    games.map((game) => GAME_TITLES[game][language]).join(", ");
  return {
    ...remedy,
    audience: { ko: `기존 이용자: ${names("ko")}`, en: `Existing players of ${names("en")}` },
    kind: "DIGITAL_ITEM",
    value: items ? { form: "in-kind", ...items, listPriceWon: null } : { form: "unknown" },
    quota: null,
    access: "LOG_IN",
    rounds: [round],
    validity: { form: "unknown" },
    state: "EXECUTED",
    grantType: "GamesItemGrant",
    details: detailsOf(content, delivery),
    offer: offerToExistingPlayers(games, items),
  } satisfies ProgrammeRemedy<GamesFacts>;
}

/** The opening is nowhere given: the remedies were published on 17 October 2022. */
function logInUntil(day: string, provenance: readonly Provenance[]): RemedyRound {
  return {
    id: "log-in",
    title: { ko: "접속 기간", en: "Log-in period" },
    opensAt: null,
    closesAt: endOfKoreanDay(day),
    extensions: [],
    provenance,
  };
}

function detailsOf(content: LocalizedText | null, delivery: string | null) {
  return { contentKo: content?.ko ?? null, contentEn: content?.en ?? null, delivery };
}
