import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.js";
import { CopyId } from "../../layout/copy-id.js";
import type { Claim } from "../slice.js";
import { StatusChip } from "../status/status-chip.js";
import { WhyDetails } from "../why/why-details.js";
import classes from "./entry.module.css";

/** One report of damage: where it stands, its papers, what was decided, and why. */
export function ClaimEntry({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const { won, day } = useFormat();
  const { filedAt, decidedAt, lossWon, reason } = claim;
  return (
    <article className={classes.entry}>
      <div className={classes.line}>
        <Group gap="xs" wrap="nowrap" align="baseline">
          <StatusChip status={claim.status} />
          <Text fw={600}>{t("package.claim.title")}</Text>
        </Group>
        <CopyId id={claim.id} />
      </div>
      <ul className={classes.facts}>
        <li>{t("package.claim.filed", { when: day(filedAt) })}</li>
        {decidedAt !== null && <li>{t("package.claim.decided", { when: day(decidedAt) })}</li>}
        {lossWon !== null && <li>{t("package.claim.loss", { won: won(lossWon) })}</li>}
        {"documents" in claim && <TalkFacts claim={claim} />}
      </ul>
      {reason && <WhyDetails why={reason} />}
    </article>
  );
}

function TalkFacts({ claim }: { claim: Extract<Claim, { readonly documents: unknown }> }) {
  const { t } = useTranslation();
  const { won, list } = useFormat();
  const { documents, missingDocuments, recognisedLossWon, award, transferredTo } = claim;
  const received = list(documents.map(({ kind }) => t(`document.${kind}`)));
  const missing = list((missingDocuments ?? []).map((kind) => t(`document.${kind}`)));
  return (
    <>
      {recognisedLossWon !== null && (
        <li>{t("package.claim.recognised", { won: won(recognisedLossWon) })}</li>
      )}
      <li>
        {documents.length === 0
          ? t("package.claim.noDocuments")
          : `${t("package.claim.documents")}: ${received}`}
      </li>
      {missing !== "" && (
        <li>
          <b>
            {t("package.claim.missing")}: {missing}
          </b>
        </li>
      )}
      {award && (
        <li>
          {t("package.claim.award", { won: won(award.won) })} ({t(`status.${award.status}`)})
        </li>
      )}
      {transferredTo && (
        <li>{t("package.claim.transferredTo", { affiliate: t(`affiliate.${transferredTo}`) })}</li>
      )}
    </>
  );
}
