import type { layout as korean } from "../ko/layout.js";
import type { SameKeys } from "../same-keys.js";

/** The frame around every page, and what goes wrong on any of them. */
export const layout: SameKeys<typeof korean> = {
  frame: {
    name: "Compensation support console",
    skip: "Skip to the content",
    language: "Language",
    theme: "Brightness",
    themes: { light: "Light", dark: "Dark", auto: "As the device" },
    you: "Signed in as",
    roles: {
      AGENT: "Support agent",
      OPERATOR: "Operator",
      ADMIN: "Auditor",
      PARTNER: "Partner",
      USER: "User",
      ANONYMOUS: "Not signed in",
    },
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    open: "Help on shortcuts",
    find: "Go to the search box",
    help: "Open this help",
    use: "Use shortcuts",
    off: "Shortcuts are switched off.",
    or: "or",
    close: "Close",
  },
  failure: {
    title: "This could not be loaded",
    unreachable: "The gateway cannot be reached: check the network and try again.",
    retry: "Try again",
    retryAfter: "It can be tried again in {{seconds}} seconds.",
    reference: "Reference {{reference}}",
  },
  notFound: {
    title: "There is no such page",
    body: "Check the address, or go back to the search.",
    home: "To the search",
  },
  copy: { copy: "Copy", copied: "Copied" },
};
