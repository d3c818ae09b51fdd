import { Anchor, Code, Group, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { FindBeneficiariesQuery } from "../../../../schema/operations/typed-documents.js";
import { useFormat } from "../format/use-format.js";
import { packageAddress } from "./package-address.js";

type Found = FindBeneficiariesQuery["searchBeneficiaries"]["nodes"][number];

/** Somebody who was found, with what tells them from others: kinds, masked contacts, accounts, id. */
export function Hit({ hit }: { hit: Found }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const kinds =
    hit.__typename === "Partner"
      ? list(hit.kinds.map((kind) => t(`partnerType.${kind}`)))
      : t("find.user");
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} href={packageAddress(hit.id)} fw={650}>
          {hit.displayName}
        </Anchor>
        <Text size="sm">{kinds}</Text>
      </Group>
      <Group gap="md" mt={4} style={{ rowGap: 0 }}>
        <Code>{hit.id}</Code>
        {hit.contacts?.map(({ kind, masked }) => (
          <Text key={kind} size="sm" c="dimmed">
            {t(`contact.${kind}`)} {masked}
          </Text>
        ))}
        {hit.links.map(({ affiliate, accountId }) => (
          <Text key={`${affiliate} ${accountId}`} size="sm" c="dimmed">
            {t(`affiliate.${affiliate}`)} {accountId}
          </Text>
        ))}
      </Group>
    </Paper>
  );
}
