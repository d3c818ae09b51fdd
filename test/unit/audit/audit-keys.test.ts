import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { parseAuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import { keyText } from "../../pii-keys.js";

const [A, B] = [keyText("a"), keyText("b")];

describe("AUDIT_KEYS", () => {
  it("signs with the first and checks with all of them", () => {
    const keys = parseAuditKeys(`new:${A}, old:${B}`);

    expect(keys.active.id).toBe("new");
    expect(keys.key("old")?.id).toBe("old");
    expect(keys.key("older")).toBeUndefined();
  });

  it("is good for each purpose with a key that tells nothing of the others", () => {
    const { entries, heads, searches } = parseAuditKeys(`a:${A}`).active;
    const bytes = [entries, heads, searches].map((key) => key.export().toString("base64"));

    expect(new Set([...bytes, A]).size).toBe(4);
  });

  it("shows nothing of a key that is logged", () => {
    expect(inspect(parseAuditKeys(`a:${A}`), { depth: 9 })).not.toContain(A);
  });

  it.each(["", "a", `a:${A},a:${B}`, `a:${A},b:${A}`, "a:c2hvcnQ=", `A:${A}`])(
    "is refused when it is no list of keys: %s",
    (text) => {
      expect(() => parseAuditKeys(text)).toThrow(/entry|two ids|same id/);
    },
  );
});
