import type { ko } from "../ko/catalogue.js";
import type { SameKeys } from "../same-keys.js";
import { find } from "./find.js";
import { graphTerms } from "./graph-terms.js";
import { layout } from "./layout.js";
import { packagePage } from "./package-page.js";
import { reasons } from "./reasons.js";
import { session } from "./session.js";

/** Every text of the console in English: the keys of the Korean one. */
export const en: SameKeys<typeof ko> = {
  ...graphTerms,
  ...layout,
  find,
  package: packagePage,
  reasons,
  session,
};
