import { find } from "./find.js";
import { graphTerms } from "./graph-terms.js";
import { layout } from "./layout.js";
import { packagePage } from "./package-page.js";
import { reasons } from "./reasons.js";
import { session } from "./session.js";

/** Every text of the console, by feature. */
export const ko = { ...graphTerms, ...layout, find, package: packagePage, reasons, session };
