import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { PackageHead } from "../../../../schema/operations/typed-documents.js";
import { rememberLookup } from "../find/recent-lookups.js";
import { FailureNotice } from "../graph/failure-notice.js";
import { useAnswer } from "../graph/use-answer.js";
import { Message } from "../layout/message.js";
import { usePageTitle } from "../layout/use-page-title.js";
import { useOutage, useViewer } from "../session/viewer.js";
import { PackageContent } from "./package-content.js";
import { personOf } from "./package-part.js";
import { Who } from "./who/who.js";

/** Everything somebody is given for an outage, on one page. Who it is comes first; the rest does not wait for it. */
export function PackagePage({ id, isUser }: { id: string; isUser: boolean }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const outage = useOutage(search.get("outage"));
  usePageTitle(id);

  if (viewer?.role !== "AGENT") {
    return <Message title={t("find.notYours.title")} body={t("find.notYours.body")} />;
  }
  if (!outage)
    return <Message title={t("package.noOutage")} body={t("notFound.body")} hasWayHome />;
  return (
    <Stack gap="lg">
      <Head id={id} isUser={isUser} outageTitle={outage.title}>
        <PackageContent subject={{ id, isUser, outageId: outage.id }} />
      </Head>
    </Stack>
  );
}

function Head({
  id,
  isUser,
  outageTitle,
  children,
}: {
  id: string;
  isUser: boolean;
  outageTitle: string;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const head = useAnswer(PackageHead, { id, isUser });
  const person = head.state === "answered" ? personOf(head.data) : null;
  useEffect(() => {
    if (person) rememberLookup(id);
  }, [id, person]);

  if (head.state === "failed")
    return <FailureNotice failure={head.failure} onRetry={head.reload} />;
  if (head.state === "answered" && !person) {
    const [failure] = head.failures;
    return failure ? (
      <FailureNotice failure={failure} onRetry={head.reload} />
    ) : (
      <Message
        title={t("package.unknownPerson.title")}
        body={t("package.unknownPerson.body", { id })}
        hasWayHome
      />
    );
  }
  return (
    <>
      {person ? (
        <Who person={person} outageTitle={outageTitle} />
      ) : (
        <div>
          <Title order={1} size="h2">
            {id}
          </Title>
          <Text c="dimmed">{outageTitle}</Text>
          <Skeleton height={40} mt="xs" />
        </div>
      )}
      {children}
    </>
  );
}
