import { beneficiary, day, flag } from "../kit/import/columns.js";
import { factImport } from "../kit/import/fact-import.js";
import type { ImportDefinition } from "../kit/import/import.types.js";
import { importDamageClaims } from "./import-claims/import-damage-claims.js";
import { accounts, merchants } from "./tables.js";

/** The files that Pay takes in. */
export const payImports: readonly ImportDefinition[] = [
  factImport({
    name: "accounts",
    describes: "Whom Pay knows, one row each.",
    table: accounts,
    columns: {
      beneficiaryId: beneficiary(),
      openedOn: day({ meaning: "The day the account was opened.", example: "2019-05-02" }),
    },
  }),
  factImport({
    name: "merchants",
    describes: "Those who sell through Pay, one row each.",
    table: merchants,
    columns: {
      beneficiaryId: beneficiary(["ptn_"]),
      smallBusiness: flag({ meaning: "Whether it is a small business.", example: "true" }),
      registeredOn: day({ meaning: "The day it was registered.", example: "2019-05-02" }),
    },
  }),
  importDamageClaims,
];
