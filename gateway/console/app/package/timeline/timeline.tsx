import { Button, Group, Paper, Skeleton, Stack, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Affiliate,
  PackageTimeline,
  type PackageTimelineHappenedFragment,
} from "../../../../../schema/operations/typed-documents.js";
import { FailureNotice } from "../../graph/failure-notice.js";
import { useAnswer } from "../../graph/use-answer.js";
import { useGraphLanguage } from "../../texts/use-language.js";
import { partOf, personOf } from "../package-part.js";
import type { PackageSubject } from "../use-package.js";
import { AffiliateFilter } from "./affiliate-filter.js";
import { TimelineEntries } from "./timeline-entries.js";

const PAGE = 20;
/** The longest page the graph answers. */
const LONGEST = 100;

type Happened = NonNullable<PackageTimelineHappenedFragment["timeline"]>;

/** What happened, all affiliates merged, newest first; of one affiliate alone on demand. */
export function Timeline({ subject, recoveries }: { subject: PackageSubject; recoveries: number }) {
  const { t } = useTranslation();
  const lang = useGraphLanguage();
  const [length, setLength] = useState(PAGE);
  const [affiliate, setAffiliate] = useState<Affiliate | null>(null);
  const part = partOf(
    useAnswer(PackageTimeline, { ...subject, lang, first: length, after: null }),
    (data): Happened | null | undefined => personOf(data)?.compensation?.timeline,
  );
  const { reload } = part;
  useEffect(() => {
    if (recoveries > 0) reload();
  }, [recoveries, reload]);

  return (
    <Paper component="section" withBorder p="md" aria-labelledby="timeline">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" id="timeline">
            {t("package.timeline.title")}
          </Title>
          <AffiliateFilter chosen={affiliate} onChoose={setAffiliate} />
        </Group>
        {part.state === "waiting" && <Skeleton height={120} />}
        {part.state === "silent" && part.failure && (
          <FailureNotice failure={part.failure} onRetry={reload} />
        )}
        {part.state === "answered" && (
          <>
            <TimelineEntries timeline={part.content} affiliate={affiliate} />
            {part.content.pageInfo.hasNextPage && length < LONGEST && (
              <Button
                variant="default"
                loading={part.isAsking}
                onClick={() => setLength(Math.min(length + PAGE, LONGEST))}
              >
                {t("package.timeline.more")}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
