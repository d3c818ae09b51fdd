import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PackageTimelineHappenedFragment } from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import { isStatus, StatusChip } from "../status/status-chip.js";
import classes from "./timeline.module.css";

type Entry = NonNullable<PackageTimelineHappenedFragment["timeline"]>["nodes"][number];

/** One thing that happened; its time is Korea's, and says so to who points at it. */
export function TimelineEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { dayAndTime, amount } = useFormat();
  const when = dayAndTime(entry.at);
  return (
    <li className={classes.entry}>
      <time dateTime={entry.at} title={t("package.timeline.zone", { when })}>
        {when}
      </time>
      <Text span fw={600}>
        {t(`affiliate.${entry.affiliate}`)}
      </Text>
      {isStatus(entry.status) ? <StatusChip status={entry.status} /> : entry.status}
      <span>{entry.title}</span>
      <span className={classes.amount}>
        {entry.subject === "CLAIM" && entry.won !== null
          ? t("package.claim.loss", { won: amount(entry) })
          : amount(entry)}
      </span>
    </li>
  );
}
