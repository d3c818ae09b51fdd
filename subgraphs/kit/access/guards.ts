import type { Affiliate } from "../contract/enums.js";
import {
  mayExport,
  mayOperate,
  mayReadAudit,
  mayReadCompensation,
  mayReadLastKnown,
  mayReadOwnAudit,
  mayReadStatistics,
  mayRevealContact,
  maySearch,
  type Viewer,
} from "../viewer/viewer.js";
import type { Access } from "./access.js";

/** Who may see something: as the schema says it, and as the viewer's rules decide it. Both say the same. */
export type Guard<Subject = void> = {
  to: readonly Access[];
  /** @param subject what it is about, such as the id of the beneficiary */
  permits(viewer: Viewer, subject: Subject): boolean;
};

/** Outages, programmes, remedies, figures: what names no people. */
export const everyone: Guard = { to: ["EVERYONE"], permits: () => true };

/** A beneficiary's record, compensation and contacts, by the beneficiary's id. */
export const compensationReaders: Guard<string> = {
  to: ["OWNER", "AGENT"],
  permits: mayReadCompensation,
};

/** What affiliates told of a beneficiary earlier, by the beneficiary's id. */
export const lastKnownReaders: Guard<string> = { to: ["AGENT"], permits: mayReadLastKnown };

/** Looking beneficiaries up. */
export const searchers: Guard = { to: ["AGENT"], permits: maySearch };

/** A contact in full. */
export const contactRevealers: Guard = { to: ["CONTACT_REVEALER"], permits: mayRevealContact };

/** Taking what was shown out of the graph: onto paper, or into a file. */
export const exporters: Guard = { to: ["AGENT"], permits: mayExport };

/** Who looked at whom, whoever it was. */
export const auditReaders: Guard = { to: ["AUDITOR"], permits: mayReadAudit };

/** The same of oneself, or of whoever it was. */
export const ownAuditReaders: Guard = {
  to: ["AGENT", "AUDITOR"],
  permits: (viewer) => mayReadOwnAudit(viewer) || mayReadAudit(viewer),
};

/** What a programme came to over all people. */
export function statisticsReaders(affiliate: Affiliate): Guard {
  return {
    to: ["AGENT", "OPERATOR", "ADMIN"],
    permits: (viewer) => mayReadStatistics(viewer, affiliate),
  };
}

/** What an affiliate's own people work with. */
export function operatorsOf(affiliate: Affiliate): Guard {
  return { to: ["OPERATOR"], permits: (viewer) => mayOperate(viewer, affiliate) };
}
