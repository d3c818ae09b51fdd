import { citing } from "../../../kit/remedies/cite.js";
import type { ProgrammeRemedy } from "../../../kit/remedies/programme.js";
import type { Remedy } from "../../../kit/remedies/remedy.js";
import { source1015 } from "../../../kit/sources/1015.js";
import type { GamesFacts } from "../../facts.js";
import { offerToAffiliatedPcBang } from "../../remedies/pc-bang-support/pc-bang-support.rules.js";

const cite = citing(source1015);

/** Support planned for PC bangs: S4 names the three ideas and nothing else. */
export const pcBangRemedies: readonly ProgrammeRemedy<GamesFacts>[] = [
  planned({
    id: "G1",
    title: { ko: "제휴 PC방 혜택 강화", en: "Stronger benefits for affiliated PC bangs" },
    audience: { ko: "제휴 PC방", en: "Affiliated PC bangs" },
    kind: "PROMOTION",
    provenance: [
      ...cite("SEED", ["S4"], {
        statement:
          "Planned: stronger benefits for affiliated PC bangs, meant to raise visits and play time. No value, no date.",
      }),
      ...cite("WEB", ["W33", "W50"], {
        asOf: "2023-06-30",
        statement:
          "The final report says that PC-bang and channelling partners were compensated; with what is not told.",
      }),
      ...cite("WEB", ["W69"], {
        statement:
          "Background from an earlier relief: a 100% payback in the prepaid unit D-coin. Whether this outage's relief used it is unknown.",
      }),
    ],
  }),
  planned({
    id: "G2",
    title: { ko: "지역 PC방 오프라인 대회", en: "Regional PC-bang offline tournaments" },
    audience: { ko: "PC방과 이용자", en: "PC bangs and players" },
    kind: "EVENT",
    provenance: cite("SEED", ["S4"], { statement: "Planned. No value, no date." }),
  }),
  planned({
    id: "G3",
    title: { ko: "동네 PC방 오프라인 이벤트", en: "Neighbourhood PC-bang offline events" },
    audience: { ko: "PC방과 이용자", en: "PC bangs and players" },
    kind: "EVENT",
    provenance: cite("SEED", ["S4"], { statement: "Planned. No value, no date." }),
  }),
];

function planned(
  remedy: Pick<Remedy, "id" | "title" | "audience" | "kind" | "provenance">,
): ProgrammeRemedy<GamesFacts> {
  return {
    ...remedy,
    value: { form: "unknown" },
    quota: null,
    access: "UNKNOWN",
    rounds: [],
    validity: { form: "unknown" },
    state: "PLANNED",
    grantType: "GamesPcBangGrant",
    details: {},
    offer: offerToAffiliatedPcBang,
  };
}
