/**
 * What the page runs in the browser. It stands in the page itself, and the page's policy names its hash, so that nothing
 * else can run inline. A saved query is opened by `?operation=<name>`; once it is edited, GraphiQL keeps the text as
 * `?query=`, which then goes first. On the very first visit the first saved query is opened.
 */
export const START_SCRIPT = `
"use strict";
(() => {
  const page = JSON.parse(document.getElementById("page").textContent);
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (_module, label) =>
      page.assets + "/" + ({ json: "json", graphql: "graphql" }[label] ?? "editor") + ".worker.js",
  };
  const address = new URL(location.href);
  const isFirstVisit = localStorage.getItem("graphiql:tabState") === null;
  const wanted = address.searchParams.get("operation");
  const operation = address.searchParams.has("query")
    ? undefined
    : page.operations.find(({ name }) => name === wanted) ??
      (isFirstVisit ? page.operations[0] : undefined);
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById("graphiql"), {
    endpoint: page.endpoint,
    title: page.title,
    headers: page.headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: "variables",
    ...(operation && { query: operation.text, variables: operation.variables }),
  });
})();
`;
