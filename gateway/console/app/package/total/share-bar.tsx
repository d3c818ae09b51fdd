import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";
import classes from "./share-bar.module.css";

/** Shares of a sum as a bar, with a legend that says the same in words: the bar alone is for the eye. */
export function ShareBar({
  title,
  shares,
  unknown,
}: {
  title: string;
  shares: readonly { name: string; value: number }[];
  /** Whose share is not known. */
  unknown: readonly string[];
}) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const shown = shares.filter(({ value }) => value > 0);
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <div className={classes.bar} aria-hidden>
        {shown.map(({ name, value }) => (
          <span key={name} style={{ flexGrow: value }} />
        ))}
        {unknown.length > 0 && <span className={classes.unknown} />}
      </div>
      <ul className={classes.legend}>
        {shown.map(({ name, value }) => (
          <li key={name}>
            {name} <b>{won(value)}</b>
          </li>
        ))}
        {unknown.map((name) => (
          <li key={name} className={classes.absent}>
            {name} <b>{t("package.total.unanswered")}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
