import { Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type {
  Affiliate,
  PackageTotalInAllFragment,
} from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import { useFailureText } from "../../graph/use-failure-text.js";
import type { PackagePart } from "../package-part.js";
import type { PackageSlices } from "../use-package.js";
import { InKind } from "./in-kind.js";
import { OtherSums } from "./other-sums.js";
import { ShareBar } from "./share-bar.js";
import classes from "./total.module.css";

/** What somebody received in all, with the cash apart, and what is open, pending or lapsed beside it. */
export function Total({
  total,
  slices,
  silent,
}: {
  total: PackagePart<PackageTotalInAllFragment>;
  slices: PackageSlices;
  silent: readonly Affiliate[];
}) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const sums = total.state === "answered" ? total.content.total : null;
  const isKnown = total.state !== "answered" || sums !== null;
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="total">
      {total.state === "waiting" && <Skeleton height={110} aria-label={t("package.total.title")} />}
      {total.state === "silent" || !isKnown ? (
        <Stack gap={4}>
          <Title order={2} size="h4" id="total">
            {t("package.total.failed")}
          </Title>
          {total.state === "silent" && total.failure && <Text>{failureText(total.failure)}</Text>}
        </Stack>
      ) : (
        sums && <Sums sums={sums} slices={slices} silent={silent} />
      )}
    </Paper>
  );
}

function Sums({
  sums,
  slices,
  silent,
}: {
  sums: NonNullable<PackageTotalInAllFragment["total"]>;
  slices: PackageSlices;
  silent: readonly Affiliate[];
}) {
  const { t } = useTranslation();
  const { won, list } = useFormat();
  const { received, cash, isComplete, missing, byAffiliate, byKind } = sums;
  const absent = list(missing.map((affiliate) => t(`affiliate.${affiliate}`)));
  // A sum of nothing over those who answered would read as if nothing were owed.
  const isNothingKnown = !isComplete && received === 0;
  return (
    <div className={classes.total}>
      <div>
        <Title order={2} size="h4" id="total">
          {t(isComplete ? "package.total.title" : "package.total.knownSoFar")}
        </Title>
        <Text className={classes.headline ?? ""}>
          {isNothingKnown ? t("package.total.nothingKnown") : won(received)}
        </Text>
        {!isComplete && <Text>{t("package.total.without", { affiliates: absent })}</Text>}
        {!isNothingKnown && (
          <Text>
            {t("package.total.cash")} <b>{won(cash)}</b> · {t("package.total.other")}{" "}
            <b>{won(received - cash)}</b>
          </Text>
        )}
      </div>
      <OtherSums sums={sums} slices={slices} />
      {received > 0 && (
        <div className={classes.shares}>
          <ShareBar
            title={t("package.total.byAffiliate")}
            shares={byAffiliate.map(({ affiliate, received: value }) => ({
              name: t(`affiliate.${affiliate}`),
              value,
            }))}
            unknown={silent.map((affiliate) => t(`affiliate.${affiliate}`))}
          />
          <ShareBar
            title={t("package.total.byKind")}
            shares={byKind.map(({ kind, received: value }) => ({ name: t(`kind.${kind}`), value }))}
            unknown={[]}
          />
        </div>
      )}
      <InKind totals={sums.inKind} />
    </div>
  );
}
