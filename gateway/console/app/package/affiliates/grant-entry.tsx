import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";
import { CopyId } from "../../layout/copy-id.js";
import type { Grant } from "../slice.js";
import { StatusChip } from "../status/status-chip.js";
import { WhyDetails } from "../why/why-details.js";
import classes from "./entry.module.css";
import { useGrantFacts } from "./use-grant-facts.js";

/** One grant: what, how much, where it stands, until when, and why. */
export function GrantEntry({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  const { amount } = useFormat();
  const facts = useGrantFacts(grant);
  const { remedy, status, reason } = grant;
  const published = amount(grant);
  return (
    <article className={classes.entry}>
      <div className={classes.line}>
        <Group gap="xs" wrap="nowrap" align="baseline">
          <StatusChip status={status} />
          <Text fw={600}>{remedy.title}</Text>
        </Group>
        {published === null ? (
          <Text c="dimmed">{t("package.card.noAmount")}</Text>
        ) : (
          <span className={classes.amount}>{published}</span>
        )}
      </div>
      <ul className={classes.facts}>
        {remedy.kind && <li>{t(`kind.${remedy.kind}`)}</li>}
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <WhyDetails why={reason}>
        <CopyId id={grant.id} />
      </WhyDetails>
    </article>
  );
}
