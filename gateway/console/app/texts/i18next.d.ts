import type { ko } from "./ko/catalogue.js";

declare module "i18next" {
  interface CustomTypeOptions {
    /** A key that no catalogue has does not compile. */
    resources: { translation: typeof ko };
  }
}
