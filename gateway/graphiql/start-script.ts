/**
 * What the page runs in the browser. It stands in the page itself, whose policy names its hash, so that nothing else can
 * run inline. It opens the saved query that the address names (`?operation=<name>`), or the query in the address
 * (`?query=` and `?variables=`, as documentation links have them), or else the tab that was open last; on the first
 * visit, the first saved query. Then it takes both out of the address, or a reload would open them once more beside the
 * edited tab; `onEditQuery` keeps GraphiQL from writing the query there.
 */
export const START_SCRIPT = `
"use strict";
(() => {
  const page = JSON.parse(document.getElementById("page").textContent);
  const workers = { json: "json.worker.js", graphql: "graphql.worker.js" };
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (_module, label) => page.assets + "/" + (workers[label] ?? "editor.worker.js"),
  };

  const params = new URL(location.href).searchParams;
  const named = page.operations.find(({ name }) => name === params.get("operation"));
  const given = { query: params.get("query"), variables: params.get("variables") ?? "" };
  const stored = JSON.parse(localStorage.getItem("graphiql:tabState"));
  const lastOpen = stored?.tabs?.[stored.activeTabIndex];
  const opened = named ?? (given.query ? given : lastOpen ?? page.operations[0]);
  history.replaceState({}, "", location.pathname);

  YogaGraphiQL.renderYogaGraphiQL(document.getElementById("graphiql"), {
    endpoint: page.endpoint,
    title: page.title,
    headers: page.headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: "variables",
    query: opened?.query ?? "",
    variables: opened?.variables ?? "",
    onEditQuery: () => {},
  });
})();
`;
