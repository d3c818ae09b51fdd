import { createHash } from "node:crypto";
import type { SavedOperation } from "./saved-operations.js";
import { START_SCRIPT } from "./start-script.js";

/** What the page shows. */
export type GraphiqlPageContent = {
  title: string;
  /** The path of the graph, on the page's own origin. */
  endpoint: string;
  /** The path that GraphiQL's files are under. */
  assets: string;
  operations: readonly SavedOperation[];
  /** Filled into the Authorization header of every tab; null for none. */
  demoToken: string | null;
};

/**
 * Nothing is loaded from elsewhere, and of the inline scripts only the page's own runs. Styles are inline because the
 * editor makes its own at run time; its fonts and cursors are data.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(START_SCRIPT).digest("base64")}'`,
  "style-src 'self' 'unsafe-inline'",
  "font-src data:",
  "img-src data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The headers that go with the page. It holds a token, so that nothing on the way may keep it. */
export const GRAPHIQL_PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** The GraphiQL page, with a menu of the saved operations above it. */
export function graphiqlPage(content: GraphiqlPageContent): string {
  const title = escapeHtml(content.title);
  const hint = content.demoToken
    ? "데모 상담원 토큰이 Headers 탭에 들어 있습니다. · The Headers tab holds a demo agent's token."
    : 'Headers 탭에 토큰을 넣으세요. · Put your token into the Headers tab: {"Authorization": "Bearer …"}';
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${content.assets}/graphiql.css">
<style>${STYLE}</style>
</head>
<body class="no-focus-outline">
<header>
<details>
<summary>저장된 쿼리 · Saved queries (${content.operations.length})</summary>
<ol>
${content.operations.map(menuEntry).join("\n")}
</ol>
</details>
<p>${escapeHtml(hint)}</p>
</header>
<main id="graphiql"></main>
<noscript>이 페이지에는 JavaScript가 필요합니다. · This page needs JavaScript.</noscript>
<script type="application/json" id="page">${dataOf(content)}</script>
<script src="${content.assets}/graphiql.js"></script>
<script>${START_SCRIPT}</script>
</body>
</html>
`;
}

function menuEntry({ name, title }: SavedOperation): string {
  const href = `?operation=${encodeURIComponent(name)}`;
  return `<li><a href="${href}"><b>${escapeHtml(title.ko)}</b> ${escapeHtml(title.en)}</a></li>`;
}

/** The data for the script, as JSON that cannot end the element it stands in. */
function dataOf({ title, endpoint, assets, operations, demoToken }: GraphiqlPageContent): string {
  return JSON.stringify({
    // GraphiQL takes the title for HTML.
    title: escapeHtml(title),
    endpoint,
    assets,
    headers: demoToken ? JSON.stringify({ Authorization: `Bearer ${demoToken}` }, null, 2) : "",
    operations: operations.map(({ name, text, variables }) => ({
      name,
      query: text,
      variables: JSON.stringify(variables, null, 2),
    })),
  }).replaceAll("<", "\\u003c");
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const STYLE = `
body { margin: 0; height: 100vh; display: flex; flex-direction: column; }
header { display: flex; gap: 1rem; align-items: center; padding: .4rem 1rem; font: 14px/1.5 system-ui, sans-serif;
  background: #1f2937; color: #f9fafb; }
header p { margin: 0 0 0 auto; color: #d1d5db; }
header details { position: relative; }
header summary { cursor: pointer; font-weight: 600; }
header ol { position: absolute; z-index: 20; margin: .4rem 0 0; padding: .4rem 0 .4rem 2.4rem; width: 34rem;
  max-width: 90vw; max-height: 70vh; overflow: auto; background: #fff; color: #6b7280; border-radius: 6px;
  box-shadow: 0 8px 24px #0005; }
header a { display: block; padding: .25rem .8rem .25rem 0; color: #374151; text-decoration: none; }
header a:hover, header a:focus { text-decoration: underline; }
#graphiql { flex: 1; min-height: 0; }
#graphiql .graphiql-container { height: 100%; }
`;
