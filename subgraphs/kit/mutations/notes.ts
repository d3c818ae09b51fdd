import { withoutNumbers } from "../pii/numbers-in-text.js";

/** The fields of an input in which callers write freely: `note`, and those whose names end in it. */
const NOTE = /^note$|Note$/;

/**
 * An input whose notes hold nobody's number: whatever is made of it, the ledger's events and the record included, is kept
 * for good. Before anything is made of it, the hash by which a request is known again too: ten thousand numbers fit a
 * mask, and a hash of the whole would tell which it was.
 */
export function withoutNumbersInNotes<Input extends object>(input: Input): Input {
  const masked = Object.entries(input).map(([name, value]) => [
    name,
    NOTE.test(name) && typeof value === "string" ? withoutNumbers(value) : value,
  ]);
  return Object.fromEntries(masked) as Input;
}
