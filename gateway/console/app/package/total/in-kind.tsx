import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PackageTotalInAllFragment } from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import classes from "./total.module.css";

/** Things without a sum in won, counted by their unit and by where they stand. */
export function InKind({
  totals,
}: {
  totals: NonNullable<PackageTotalInAllFragment["total"]>["inKind"];
}) {
  const { t } = useTranslation();
  const { quantity, list } = useFormat();
  if (totals.length === 0) return null;
  const standings = [...new Set(totals.map(({ standing }) => standing))];
  return (
    <div className={classes.shares}>
      <div>
        <Text size="sm" fw={600}>
          {t("package.total.inKind")}
        </Text>
        {standings.map((standing) => (
          <Text key={standing} size="sm">
            {t(`standing.${standing}`)}: {list(things(standing))}
          </Text>
        ))}
      </div>
    </div>
  );

  function things(standing: (typeof totals)[number]["standing"]): string[] {
    return totals
      .filter((total) => total.standing === standing)
      .map(({ kind, unit, quantity: count }) => {
        const thing = kind ? t(`kind.${kind}`) : "";
        return count === null
          ? `${thing} (${t("package.card.noAmount")})`
          : `${thing} ${quantity(count, unit ?? "")}`.trim();
      });
  }
}
