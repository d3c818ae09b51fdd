import { useCallback, useMemo } from "react";
import { type AnyVariables, useQuery } from "urql";
import type { SavedDocument } from "../../../../schema/operations/typed-documents.js";
import { type Failure, failuresOf } from "./failure.js";
import { savedQuery } from "./saved-query.js";

/**
 * Where a question to the graph stands. An answer may be partial: it then has the failures of the parts that are missing.
 * While it is asked again, the earlier answer is still there.
 */
export type Answer<Data> = { isAsking: boolean; reload: () => void } & (
  | { state: "waiting" }
  | { state: "answered"; data: Data; failures: readonly Failure[] }
  | { state: "failed"; failure: Failure }
);

/** Asks a saved query, and again with other variables or on `reload`; null variables ask nothing yet. */
export function useAnswer<Variables extends AnyVariables, Data>(
  document: SavedDocument<Variables, Data>,
  variables: Variables | null,
): Answer<Data> {
  const query = useMemo(() => savedQuery(document), [document]);
  const [{ data, error, fetching }, ask] = useQuery<Data, AnyVariables>({
    query,
    variables: variables ?? {},
    pause: variables === null,
  });
  const reload = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const failures = error ? failuresOf(error) : [];
  const asked = { isAsking: fetching, reload };
  if (data) return { ...asked, state: "answered", data, failures };
  const [failure] = failures;
  return failure ? { ...asked, state: "failed", failure } : { ...asked, state: "waiting" };
}
