import type { ContactKind } from "./contact-kind.js";
import { phoneGroups } from "./phone-number.js";

/** A normalised contact as people write it: `010-1234-5678`, `123-45-67890`. Whole: see `mask` for the other way. */
export function contactText(kind: ContactKind, value: string): string {
  switch (kind) {
    case "PHONE":
      return phoneGroups(value)?.join("-") ?? value;
    case "BUSINESS_NUMBER":
      return [value.slice(0, 3), value.slice(3, 5), value.slice(5)].join("-");
    case "BANK_ACCOUNT":
    case "EMAIL":
      return value;
  }
}
