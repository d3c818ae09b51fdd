import { grantAnswer } from "../../kit/mutations/answers.js";
import { defineMutation } from "../../kit/mutations/define-mutation.js";
import {
  REMEDY_REFUSALS,
  remedyOutcome,
  TAKE_REFUSALS,
} from "../../kit/mutations/remedy-outcome.js";
import { takeInput } from "../../kit/mutations/request-inputs.js";
import { programme1015 } from "../outages/1015.js";
import { reissueEventCash } from "../remedies/event-cash-reissue/reissue-event-cash.js";
import { CASH_OF_SERVICE, takeEventCash } from "../remedies/member-event-cash/take-event-cash.js";
import {
  EXTENSION_OF_SERVICE,
  extendRentals,
} from "../remedies/rental-extension/extend-rentals.js";
import {
  EntertainmentEventCashGrant,
  EntertainmentRentalGrant,
} from "../schema/entertainment.types.js";
import { serviceInput } from "./service-input.js";

/** Extends what a person rented on one service (E4, E5). Nobody had to ask for it. */
export const extendEntertainmentRentals = defineMutation({
  name: "extendEntertainmentRentals",
  affiliate: "ENTERTAINMENT",
  description:
    "Extends the episodes a person rented on one service, in one grant: by 96 hours on KakaoPage, by 72 on Kakao Webtoon.",
  callers: ["OPERATOR"],
  input: serviceInput("EntertainmentExtendRentalsInput"),
  answer: grantAnswer(() => EntertainmentRentalGrant),
  refusals: {
    NO_RENTAL_IN_OUTAGE: "No rented episode of the service falls under the outage.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, { service }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: null };
    const given = await extendRentals(tx, service, request);
    return remedyOutcome(programme1015, EXTENSION_OF_SERVICE[service], request, given);
  },
});

/** What logging in to a service brings a member: its event cash (E7, E8). */
export const takeEntertainmentEventCash = defineMutation({
  name: "takeEntertainmentEventCash",
  affiliate: "ENTERTAINMENT",
  description:
    "Takes the event cash that logging in to a service brings its members, once per service. It ends on 30 November 2022 whenever it was taken.",
  callers: ["OWNER"],
  input: serviceInput("EntertainmentTakeEventCashInput"),
  answer: grantAnswer(() => EntertainmentEventCashGrant),
  refusals: {
    NOT_A_MEMBER: "Not a member of the service.",
    REGISTERED_TOO_LATE: "Became a member after the last day on which the cash could be had.",
    ...TAKE_REFUSALS,
  },
  async run(tx, { service }, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: null };
    const given = await takeEventCash(tx, service, request);
    return remedyOutcome(programme1015, CASH_OF_SERVICE[service], request, given);
  },
});

/** Gives event cash again that lapsed in the outage (E6). Nobody had to ask for it. */
export const reissueEntertainmentEventCash = defineMutation({
  name: "reissueEntertainmentEventCash",
  affiliate: "ENTERTAINMENT",
  description:
    "Gives event cash of Kakao Webtoon that lapsed in the outage again: the same amount, for 7 days after this one.",
  callers: ["OPERATOR"],
  input: takeInput("EntertainmentReissueEventCashInput"),
  answer: grantAnswer(() => EntertainmentEventCashGrant),
  refusals: {
    NO_CASH_LAPSED_IN_OUTAGE: "No event cash lapsed in the outage.",
    ...REMEDY_REFUSALS,
  },
  async run(tx, _, { beneficiaryId, actor, at }) {
    const request = { beneficiaryId, actor, at, why: null };
    const given = await reissueEventCash(tx, request);
    return remedyOutcome(programme1015, "E6", request, given);
  },
});
