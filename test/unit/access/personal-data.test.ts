import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { accessTable } from "../../../schema/generate/access-table.js";
import { registry } from "../../../subgraphs/registry.js";

/** Types that say something about a person or a business, by name: those of a beneficiary, and of what each is given. */
const PERSONAL =
  /^(User|Partner|Beneficiary\w*|IdentityLink|MaskedContact|Compensation\w*|\w+Compensation|\w*Grant|GrantSum|LastKnown\w+|\w*Claim|Timeline\w+|Talk\w*Connection|\w+(Ok|Refused))$/;

/** What the router brings along itself: the key by which it asks. */
const KEYS = ["Compensation.outageId", "Compensation.beneficiaryId"];

const subgraphs = await Promise.all(
  registry.map(async ({ name, affiliate, load }) => ({
    name,
    affiliate,
    table: accessTable((await load()).buildSchema().schema),
  })),
);

describe.each(subgraphs)("$name on its own, with every root field and _entities open", (served) => {
  it("has no way to personal data that passes no guard", () => {
    const open = [...served.table].flatMap(([coordinate, access]) => {
      const [type = ""] = coordinate.split(".");
      return PERSONAL.test(type) && access.includes("EVERYONE") ? [coordinate] : [];
    });

    // An affiliate guards its own field of the shared entity; the key is no news to who sent it.
    expect(open).toEqual(served.affiliate ? KEYS : []);
  });

  it("has personal data to guard: the names that are looked for exist", () => {
    const personal = [...served.table.keys()].filter((each) =>
      PERSONAL.test(each.split(".")[0] ?? ""),
    );

    expect(personal.length).toBeGreaterThan(20);
  });
});
