import type { find as korean } from "../ko/find.js";
import type { SameKeys } from "../same-keys.js";

/** Finding somebody. */
export const find: SameKeys<typeof korean> = {
  title: "Find",
  label: "Find a user or partner",
  placeholder: "Id, phone, business number, e-mail, name",
  submit: "Find",
  clear: "Clear the search",
  takenFor: {
    ID: "Opens this id",
    RECORD: "Claims and grants cannot be searched by their number yet: try the name or phone.",
    PHONE: "Looks for a phone number",
    BUSINESS_NUMBER: "Looks for a business number",
    EMAIL: "Looks for an e-mail address",
    NAME: "Looks for names that begin like this",
  },
  hits: "{{count}} found",
  moreHits: "{{count}} or more found",
  more: "Show more",
  none: {
    title: "Nobody was found",
    body: "Give numbers and e-mail addresses in full, and names from their beginning. Somebody may also have been entered only just now.",
  },
  user: "User",
  partner: "Partner",
  lead: "Find who is on the line. Hyphens and blanks do not matter.",
  recent: {
    title: "Looked at lately",
    none: "Nobody was looked at in this tab yet.",
    note: "Only ids are kept, in this tab, until you sign out.",
  },
  notYours: {
    title: "This role looks nobody up",
    body: "What users and partners are given is for support agents to read. Sign in as one.",
  },
};
