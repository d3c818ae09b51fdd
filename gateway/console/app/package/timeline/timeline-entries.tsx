import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type {
  Affiliate,
  PackageTimelineHappenedFragment,
} from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import classes from "./timeline.module.css";
import { TimelineEntry } from "./timeline-entry.js";

/** The entries of one affiliate, or of all, and whose are missing. That there are none is said only of who answered. */
export function TimelineEntries({
  timeline: { nodes, missing },
  affiliate,
}: {
  timeline: NonNullable<PackageTimelineHappenedFragment["timeline"]>;
  affiliate: Affiliate | null;
}) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const entries = nodes.filter((node) => affiliate === null || node.affiliate === affiliate);
  const nothing =
    affiliate !== null ? "nothingOf" : missing.length > 0 ? "nothingKnown" : "nothing";
  return (
    <>
      {missing.length > 0 && (
        <Text fw={600}>
          {t("package.timeline.missing", {
            affiliates: list(missing.map((one) => t(`affiliate.${one}`))),
          })}
        </Text>
      )}
      {entries.length === 0 && <Text c="dimmed">{t(`package.timeline.${nothing}`)}</Text>}
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </ol>
    </>
  );
}
