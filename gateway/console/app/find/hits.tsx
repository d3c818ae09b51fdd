import { Button, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FindBeneficiaries } from "../../../../schema/operations/typed-documents.js";
import { FailureNotice } from "../graph/failure-notice.js";
import { useAnswer } from "../graph/use-answer.js";
import { Hit } from "./hit.js";

const PAGE = 20;

/** Whom the graph found, page after page. One hit is a list of one: who it is, is for the agent to say. */
export function Hits({ text }: { text: string }) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <Stack gap="sm">
      {cursors.map((after, index) => (
        <HitPage
          key={after}
          text={text}
          after={after}
          isFirst={index === 0}
          onMore={
            index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
          }
        />
      ))}
    </Stack>
  );
}

function HitPage({
  text,
  after,
  isFirst,
  onMore,
}: {
  text: string;
  after: string | null;
  isFirst: boolean;
  onMore: ((after: string) => void) | undefined;
}) {
  const { t } = useTranslation();
  const hits = useAnswer(FindBeneficiaries, { query: text, first: PAGE, after });
  if (hits.state === "waiting") return <Skeleton height={90} />;
  if (hits.state === "failed") {
    return <FailureNotice failure={hits.failure} onRetry={hits.reload} />;
  }
  const { nodes, pageInfo } = hits.data.searchBeneficiaries;
  const { endCursor, hasNextPage } = pageInfo;
  if (isFirst && nodes.length === 0) {
    return (
      <Paper withBorder p="md" role="status">
        <Text fw={650}>{t("find.none.title")}</Text>
        <Text>{t("find.none.body")}</Text>
      </Paper>
    );
  }
  return (
    <>
      {isFirst && (
        <Text role="status">
          {t(hasNextPage ? "find.moreHits" : "find.hits", { count: nodes.length })}
        </Text>
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {nodes.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </Stack>
      {onMore && hasNextPage && endCursor !== null && (
        <Button variant="default" onClick={() => onMore(endCursor)}>
          {t("find.more")}
        </Button>
      )}
    </>
  );
}
