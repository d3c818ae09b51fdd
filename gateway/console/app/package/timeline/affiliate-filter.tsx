import { Chip, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Affiliate } from "../../../../../schema/operations/typed-documents.js";
import { AFFILIATES } from "../affiliates.js";

/** Chooses one affiliate, or with null all of them. */
export function AffiliateFilter({
  chosen,
  onChoose,
}: {
  chosen: Affiliate | null;
  onChoose: (affiliate: Affiliate | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Chip.Group
      value={chosen ?? ""}
      onChange={(value) => onChoose(AFFILIATES.find((affiliate) => affiliate === value) ?? null)}
    >
      <Group gap="xs" role="radiogroup" aria-label={t("package.timeline.filter")}>
        <Chip size="xs" value="">
          {t("package.timeline.all")}
        </Chip>
        {AFFILIATES.map((affiliate) => (
          <Chip key={affiliate} size="xs" value={affiliate}>
            {t(`affiliate.${affiliate}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
