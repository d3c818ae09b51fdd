import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  FileClock,
  Gift,
  Hourglass,
  type LucideIcon,
  Send,
  Undo2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClaimStatus, GrantStatus } from "../../../../../schema/operations/typed-documents.js";
import classes from "./status-chip.module.css";

export type Status = GrantStatus | ClaimStatus;

type Tone = "given" | "open" | "waiting" | "over";

/** Colour, icon and, from the catalogue, text: none of the three alone tells a status. */
const LOOKS: Readonly<Record<Status, { tone: Tone; Icon: LucideIcon }>> = {
  OFFERED: { tone: "open", Icon: Gift },
  PENDING: { tone: "waiting", Icon: Hourglass },
  GRANTED: { tone: "given", Icon: CircleCheck },
  REDEEMED: { tone: "given", Icon: CircleCheck },
  EXPIRED: { tone: "over", Icon: Clock },
  DECLINED: { tone: "over", Icon: Ban },
  REVOKED: { tone: "over", Icon: Undo2 },
  SUBMITTED: { tone: "waiting", Icon: CircleDashed },
  NEEDS_DOCUMENTS: { tone: "waiting", Icon: FileClock },
  IN_REVIEW: { tone: "waiting", Icon: Hourglass },
  APPROVED: { tone: "given", Icon: CircleCheck },
  REJECTED: { tone: "over", Icon: CircleX },
  TRANSFERRED: { tone: "over", Icon: Send },
  WITHDRAWN: { tone: "over", Icon: Undo2 },
};

/** Whether the text is a status that has a look; a timeline may tell of one that is newer than this console. */
export function isStatus(text: string): text is Status {
  return Object.hasOwn(LOOKS, text);
}

/** Where a grant or claim stands. */
export function StatusChip({ status }: { status: Status }) {
  const { t } = useTranslation();
  const { tone, Icon } = LOOKS[status];
  return (
    <span className={`${classes.chip} ${classes[tone]}`}>
      <Icon size={14} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
