import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PackageTotalInAllFragment } from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import type { PackageSlices } from "../use-package.js";
import classes from "./total.module.css";

/** What is still open and until when, what awaits confirmation, what lapsed. */
export function OtherSums({
  sums: { offered, pending, expired, isComplete },
  slices,
}: {
  sums: NonNullable<PackageTotalInAllFragment["total"]>;
  slices: PackageSlices;
}) {
  const { t } = useTranslation();
  const { won, dayAndTime } = useFormat();
  const until = firstEnd(slices);
  // While somebody is missing, a zero is what the others said and not what there is.
  const sum = (value: number) => (value === 0 && !isComplete ? t("reasons.unknown") : won(value));
  return (
    <dl className={classes.sums}>
      <div>
        <dt>{t("package.total.open")}</dt>
        <dd className={classes.sum}>{sum(offered)}</dd>
        {offered > 0 && (
          <Text component="dd" size="sm">
            {until === null
              ? t("package.total.noEnd")
              : t("package.total.firstUntil", { when: dayAndTime(until) })}
          </Text>
        )}
      </div>
      <div>
        <dt>{t("package.total.pending")}</dt>
        <dd className={classes.sum}>{sum(pending)}</dd>
      </div>
      <div>
        <dt>{t("package.total.expired")}</dt>
        <dd className={classes.sum}>{sum(expired)}</dd>
      </div>
    </dl>
  );
}

/** The first instant at which something with a sum that is open now ends; null where none has an end that is known. */
function firstEnd(slices: PackageSlices): string | null {
  const ends = Object.values(slices)
    .flatMap((part) => (part.state === "answered" ? part.content.grants : []))
    .flatMap(({ status, won, expiresAt }) =>
      status === "OFFERED" && won !== null && expiresAt !== null ? [expiresAt] : [],
    );
  return ends.sort()[0] ?? null;
}
