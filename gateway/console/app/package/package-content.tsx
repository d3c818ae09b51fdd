import { SimpleGrid, Stack } from "@mantine/core";
import { AffiliateCard } from "./affiliates/affiliate-card.js";
import { CARD_COLUMNS } from "./affiliates.js";
import { SilentBanner } from "./degraded/silent-banner.js";
import { Timeline } from "./timeline/timeline.js";
import { Total } from "./total/total.js";
import { type PackageSubject, usePackage } from "./use-package.js";

/** The total, a card for each affiliate, and what happened; who is silent is said above all of it. */
export function PackageContent({ subject }: { subject: PackageSubject }) {
  const { total, slices, silent, recoveries } = usePackage(subject);
  const lastKnown = total.state === "answered" ? (total.content.lastKnown ?? []) : [];

  function askAgain() {
    total.reload();
    for (const affiliate of silent) slices[affiliate].reload();
  }

  return (
    <>
      <SilentBanner silent={silent} isAsking={total.isAsking} onRetry={askAgain} />
      <Total total={total} slices={slices} silent={silent} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: "start" }}>
        {CARD_COLUMNS.map((column) => (
          <Stack key={column[0]} gap="md">
            {column.map((affiliate) => (
              <AffiliateCard
                key={affiliate}
                affiliate={affiliate}
                part={slices[affiliate]}
                lastKnown={lastKnown.find((slice) => slice.affiliate === affiliate) ?? null}
              />
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      <Timeline subject={subject} recoveries={recoveries} />
    </>
  );
}
