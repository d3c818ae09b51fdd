import { InvalidArgumentError } from "commander";

/** Reads an option that counts something. @throws InvalidArgumentError for anything but a whole number from 1 */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError("Give a whole number from 1.");
}
