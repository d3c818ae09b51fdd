import type { DemoStaff } from "../viewer/demo-staff.js";

/** How somebody signs in: as one of the demo's staff, with a token of their own, or at the identity provider. */
export type SignInWay =
  | { way: "demo"; staff: readonly DemoStaff[] }
  | { way: "token" }
  | { way: "provider" };

/** What the server tells the console's page, as JSON in an element of this id. */
export type PageSettings = {
  signIn: SignInWay;
  /** What the page's policy knows the style elements by that the components make. */
  styleNonce: string;
};

export const SETTINGS_ELEMENT = "console-settings";
