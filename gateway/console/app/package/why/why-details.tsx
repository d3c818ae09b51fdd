import { Anchor, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Why } from "../slice.js";
import { useFactText } from "./use-fact-text.js";
import classes from "./why-details.module.css";

/** Why an amount: the sentence always, and on demand the rule, the facts that decided and where the rule was read. */
export function WhyDetails({ why, children }: { why: Why; children?: ReactNode }) {
  const { t } = useTranslation();
  const fact = useFactText();
  return (
    <>
      <Text size="sm">{why.text}</Text>
      <details className={classes.details}>
        <summary>{t("reasons.why")}</summary>
        <Group gap="md">
          <Text size="sm" fw={600}>
            {t("reasons.rule", why)}
          </Text>
          {children}
        </Group>
        {why.inputs.length > 0 && (
          <>
            <Text size="sm" fw={600} mt="xs">
              {t("reasons.facts")}
            </Text>
            <dl className={classes.facts}>
              {why.inputs.map(({ name, value }) => (
                <div key={name}>
                  <dt>{fact.name(name)}</dt>
                  <dd>{fact.value(name, value)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <Text size="sm" fw={600} mt="xs">
          {t("reasons.sources")}
        </Text>
        <Sources sources={why.sources} />
      </details>
    </>
  );
}

function Sources({ sources }: { sources: Why["sources"] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.sources}>
      {numbered(sources).map(({ key, source, title, url, tag, asOf, conflict }) => (
        <li key={key}>
          {t(`reasons.tag.${tag}`)} {source}:{" "}
          {url ? (
            <Anchor href={url} target="_blank" rel="noreferrer" inherit underline="always">
              {title}
            </Anchor>
          ) : (
            title
          )}
          {asOf !== null && ` · ${t("reasons.asOf", { day: asOf })}`}
          {conflict && ` · ${t("reasons.conflict")}`}
        </li>
      ))}
    </ul>
  );
}

/** One source may be cited for several statements: only its place tells one citation from another. */
function numbered(sources: Why["sources"]) {
  return sources.map((source, index) => ({ ...source, key: `${index} ${source.source}` }));
}
