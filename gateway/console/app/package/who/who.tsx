import { Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type {
  PackageHeadQuery,
  PackageHeadWhoFragment,
} from "../../../../../schema/operations/typed-documents.js";
import { useFormat } from "../../format/use-format.js";
import { CopyId } from "../../layout/copy-id.js";
import classes from "./who.module.css";

type Person = PackageHeadWhoFragment & {
  readonly kinds?: NonNullable<PackageHeadQuery["partner"]>["kinds"];
};

/** Who it is: name, kinds, id, masked contacts, accounts at affiliates with who confirmed them. */
export function Who({ person, outageTitle }: { person: Person; outageTitle: string }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { contacts, links, kinds } = person;
  const kind = kinds ? list(kinds.map((one) => t(`partnerType.${one}`))) : t("find.user");
  return (
    <header>
      <Group gap="sm" align="baseline">
        <Title order={1} size="h2">
          {person.displayName}
        </Title>
        <Text fw={650}>{kind}</Text>
        <CopyId id={person.id} />
      </Group>
      <Text c="dimmed">{outageTitle}</Text>
      <dl className={classes.facts}>
        {contacts?.map((contact) => (
          <div key={contact.kind}>
            <dt>{t(`contact.${contact.kind}`)}</dt>
            <dd>{contact.masked}</dd>
          </div>
        ))}
        {links.map((link) => (
          <div key={`${link.affiliate} ${link.accountId}`}>
            <dt>
              {t("package.who.links")} · {t(`affiliate.${link.affiliate}`)}
            </dt>
            <dd>
              {link.accountId}{" "}
              <Text span size="sm" c="dimmed">
                ({t("package.who.confirmed", { by: link.confirmedBy })})
              </Text>
            </dd>
          </div>
        ))}
      </dl>
      {contacts?.length === 0 && <Text c="dimmed">{t("package.who.noContacts")}</Text>}
    </header>
  );
}
