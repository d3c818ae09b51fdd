import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTENT_SERVICES,
  RENTAL_TICKETS,
  type RentalEpisode,
} from "../../../subgraphs/entertainment/facts.js";
import {
  decideRentalExtension,
  extendedLapse,
} from "../../../subgraphs/entertainment/remedies/rental-extension/rental-extension.rules.js";

const BEFORE = "2022-10-13T12:00:00+09:00";
const AFTER = "2022-10-18T12:00:00+09:00";
const HOUR_MS = 60 * 60 * 1000;

/** A synthetic rental. */
function webtoon(rentedAt: string, lapsesAt: string): RentalEpisode {
  return {
    service: "KAKAO_WEBTOON",
    ticket: "PAID",
    rentedAt: new Date(rentedAt),
    lapsesAt: new Date(lapsesAt),
  };
}
function page(rentedAt: string, lapsesAt: string): RentalEpisode {
  return { ...webtoon(rentedAt, lapsesAt), service: "KAKAO_PAGE" };
}

describe("an episode rented on Kakao Webtoon", () => {
  it.each([
    ["rented 1 ms before the window", "2022-10-15T15:29:59.999+09:00", AFTER, null],
    ["rented as it opens", "2022-10-15T15:30:00+09:00", AFTER, "2022-10-21T12:00:00+09:00"],
    ["rented as it closes", "2022-10-16T07:00:00+09:00", AFTER, "2022-10-21T12:00:00+09:00"],
    ["rented 1 ms after the window", "2022-10-16T07:00:00.001+09:00", AFTER, null],
    ["lapsing 1 ms before it", BEFORE, "2022-10-15T15:29:59.999+09:00", null],
    ["lapsing as it opens", BEFORE, "2022-10-15T15:30:00+09:00", "2022-10-18T15:30:00+09:00"],
    ["lapsing as it closes", BEFORE, "2022-10-16T07:00:00+09:00", "2022-10-19T07:00:00+09:00"],
    ["lapsing 1 ms after it", BEFORE, "2022-10-16T07:00:00.001+09:00", null],
    ["rented before and lapsing after it", BEFORE, AFTER, null],
  ])("lapses 72 hours later only when rented or lapsing in the window: %s", (...row) => {
    const [, rentedAt, lapsesAt, expected] = row;

    expect(extendedLapse(webtoon(rentedAt, lapsesAt))).toEqual(expected && new Date(expected));
  });
});

describe("an episode rented on KakaoPage", () => {
  it.each([
    ["lapsed 1 ms before the outage", BEFORE, "2022-10-15T15:29:59.999+09:00", null],
    ["lapsing as it began", BEFORE, "2022-10-15T15:30:00+09:00", "2022-10-19T15:30:00+09:00"],
    ["readable all through it", BEFORE, AFTER, "2022-10-22T12:00:00+09:00"],
    ["rented as it ended", "2022-10-16T07:00:00+09:00", AFTER, "2022-10-22T12:00:00+09:00"],
    ["rented 1 ms after it ended", "2022-10-16T07:00:00.001+09:00", AFTER, null],
  ])("lapses 96 hours later when it was readable in the outage: %s", (...row) => {
    const [, rentedAt, lapsesAt, expected] = row;

    expect(extendedLapse(page(rentedAt, lapsesAt))).toEqual(expected && new Date(expected));
  });
});

describe("the extension of a person's rentals", () => {
  it("is one grant, whatever the number of episodes, and says how far the last one reaches", () => {
    const rentals: RentalEpisode[] = [
      page(BEFORE, AFTER),
      { ...page(BEFORE, "2022-10-17T00:00:00+09:00"), ticket: "FREE" },
      page("2022-10-01T00:00:00+09:00", "2022-10-04T00:00:00+09:00"),
      webtoon("2022-10-15T20:00:00+09:00", AFTER),
    ];

    expect(decideRentalExtension("KAKAO_PAGE", rentals)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 96, unit: "HOUR" },
      reason: {
        code: "RENTALS_EXTENDED",
        ruleVersion: "rental-extension@1",
        inputs: {
          service: "KAKAO_PAGE",
          rentedEpisodes: 3,
          extendedEpisodes: 2,
          freeTicketEpisodes: 1,
          extendedUntil: "2022-10-22T03:00:00.000Z",
        },
      },
    });
    expect(decideRentalExtension("KAKAO_WEBTOON", rentals)).toEqual({
      entitled: true,
      amount: { won: null, quantity: 72, unit: "HOUR" },
      reason: {
        code: "RENTALS_EXTENDED",
        ruleVersion: "rental-extension@1",
        inputs: {
          service: "KAKAO_WEBTOON",
          rentedEpisodes: 1,
          extendedEpisodes: 1,
          freeTicketEpisodes: 0,
          extendedUntil: "2022-10-21T03:00:00.000Z",
        },
      },
    });
  });

  it("is refused to those whose rentals have nothing to do with the outage", () => {
    expect(decideRentalExtension("KAKAO_WEBTOON", [webtoon(BEFORE, AFTER)])).toEqual({
      entitled: false,
      reason: {
        code: "NO_RENTAL_IN_OUTAGE",
        ruleVersion: "rental-extension@1",
        inputs: { service: "KAKAO_WEBTOON", rentedEpisodes: 1 },
      },
    });
  });

  const anyRental: fc.Arbitrary<RentalEpisode> = fc
    .record({
      service: fc.constantFrom(...CONTENT_SERVICES),
      ticket: fc.constantFrom(...RENTAL_TICKETS),
      startMs: fc.integer({ min: -96 * HOUR_MS, max: 24 * HOUR_MS }),
      lengthMs: fc.integer({ min: 1, max: 96 * HOUR_MS }),
    })
    .map(({ startMs, lengthMs, ...rest }) => {
      const start = new Date("2022-10-15T15:30:00+09:00").getTime() + startMs;
      return { ...rest, rentedAt: new Date(start), lapsesAt: new Date(start + lengthMs) };
    });

  it("adds exactly the service's hours or nothing, and treats free tickets like paid ones", () => {
    fc.assert(
      fc.property(anyRental, (rental) => {
        const paid = extendedLapse({ ...rental, ticket: "PAID" });
        const free = extendedLapse({ ...rental, ticket: "FREE" });

        const hours = rental.service === "KAKAO_PAGE" ? 96 : 72;
        expect(free).toEqual(paid);
        expect([null, rental.lapsesAt.getTime() + hours * HOUR_MS]).toContain(
          paid?.getTime() ?? null,
        );
      }),
    );
  });

  it("covers on KakaoPage whatever Kakao Webtoon would cover", () => {
    fc.assert(
      fc.property(anyRental, (rental) => {
        fc.pre(extendedLapse({ ...rental, service: "KAKAO_WEBTOON" }) !== null);

        expect(extendedLapse({ ...rental, service: "KAKAO_PAGE" })).not.toBeNull();
      }),
    );
  });
});
