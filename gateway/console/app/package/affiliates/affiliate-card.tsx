import { Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Affiliate } from "../../../../../schema/operations/typed-documents.js";
import type { LastKnownSlice } from "../degraded/last-known.js";
import type { PackagePart } from "../package-part.js";
import type { Slice } from "../slice.js";
import { ClaimEntry } from "./claim-entry.js";
import { GrantEntry } from "./grant-entry.js";
import { SilentCard } from "./silent-card.js";

/** What one affiliate gives, or that it did not say. */
export function AffiliateCard({
  affiliate,
  part,
  lastKnown,
}: {
  affiliate: Affiliate;
  part: PackagePart<Slice>;
  lastKnown: LastKnownSlice | null;
}) {
  const { t } = useTranslation();
  const heading = `affiliate-${affiliate}`;
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      aria-labelledby={heading}
      aria-busy={part.state === "waiting"}
    >
      <Stack gap="sm">
        <Title order={2} size="h3" id={heading}>
          {t(`affiliate.${affiliate}`)}
        </Title>
        {part.state === "waiting" && <Skeleton height={72} />}
        {part.state === "silent" && (
          <SilentCard affiliate={affiliate} part={part} lastKnown={lastKnown} />
        )}
        {part.state === "answered" && <SliceEntries slice={part.content} />}
      </Stack>
    </Paper>
  );
}

function SliceEntries({ slice: { grants, claims } }: { slice: Slice }) {
  const { t } = useTranslation();
  if (grants.length + claims.length === 0) {
    return <Text c="dimmed">{t("package.card.nothing")}</Text>;
  }
  return (
    <>
      {grants.map((grant) => (
        <GrantEntry key={grant.id} grant={grant} />
      ))}
      {claims.map((claim) => (
        <ClaimEntry key={claim.id} claim={claim} />
      ))}
    </>
  );
}
