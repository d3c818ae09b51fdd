import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "../http/refusal.js";
import { DEMO_STAFF, type DemoStaff, isDemoStaff } from "../viewer/demo-staff.js";
import { type ConsoleFiles, consoleFiles } from "./console-files.js";
import { type PageSettings, SETTINGS_ELEMENT, type SignInWay } from "./page-settings.js";

export type ConsoleOptions = {
  /** Where `npm run build` left the console. */
  folder: string;
  profile: "development" | "production";
  /** Makes a token of the demo's staff; null where there is none to give. */
  staffToken: ((staff: DemoStaff) => Promise<string>) | null;
};

const CONSOLE_PATH = "/console";
const ASSETS = `${CONSOLE_PATH}/assets/`;

/** The page has a policy of its own, with a nonce that is new each time. */
const OWN_POLICY = { helmet: { contentSecurityPolicy: false } } as const;

const NOT_BUILT = "The console is not built: run npm run build.\n";

/**
 * Serves the support console: one page for every address below /console, its files under names that change with their
 * contents, and in the demo a token for each of its staff. The page itself says nothing about anybody; what it shows it
 * asks the graph for, with the token of whoever signed in.
 */
export function addConsoleRoutes(app: FastifyInstance, options: ConsoleOptions): void {
  const { profile, staffToken } = options;
  const demoToken = profile === "development" ? staffToken : null;
  const files = consoleFiles(options.folder);
  const signIn = signInWay(profile, demoToken !== null);

  const page = (_request: FastifyRequest, reply: FastifyReply) => sendPage(reply, files, signIn);
  app.get(CONSOLE_PATH, OWN_POLICY, page);
  app.get(`${CONSOLE_PATH}/*`, OWN_POLICY, async (request, reply) => {
    const path = new URL(request.url, "http://localhost").pathname;
    return path.startsWith(ASSETS)
      ? sendAsset(request, reply, await files.asset(path.slice(ASSETS.length)))
      : page(request, reply);
  });
  if (demoToken) {
    app.post(`${CONSOLE_PATH}/sign-in`, async (request, reply) => {
      const { staff } = (request.body ?? {}) as { staff?: unknown };
      return isDemoStaff(staff) ? { token: await demoToken(staff) } : refuse(reply, "BAD_REQUEST");
    });
  }
}

function signInWay(profile: ConsoleOptions["profile"], isDemo: boolean): SignInWay {
  if (profile === "production") return { way: "provider" };
  return isDemo ? { way: "demo", staff: Object.keys(DEMO_STAFF) as DemoStaff[] } : { way: "token" };
}

async function sendPage(reply: FastifyReply, files: ConsoleFiles, signIn: SignInWay) {
  const html = await files.page();
  if (html === null) return reply.status(503).type("text/plain").send(NOT_BUILT);
  const styleNonce = randomBytes(16).toString("base64url");
  return reply
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(styleNonce),
      "referrer-policy": "no-referrer",
    })
    .send(withSettings(html, { signIn, styleNonce }));
}

/** Everything from this origin, no script in the page, and of the styles in it only those that the components make. */
function policy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** JSON that cannot end the element it stands in. */
function withSettings(html: string, settings: PageSettings): string {
  const json = JSON.stringify(settings).replaceAll("<", "\\u003c");
  return html.replace(
    new RegExp(`(<script type="application/json" id="${SETTINGS_ELEMENT}">)[^<]*`),
    (_element, opening: string) => opening + json,
  );
}

function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Awaited<ReturnType<ConsoleFiles["asset"]>>,
): FastifyReply {
  if (!file) return refuse(reply, "NOT_FOUND");
  const { type, body, gzipped } = file;
  reply.headers({
    "content-type": type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  const accepted = request.headers["accept-encoding"] ?? "";
  if (!gzipped || !/\bgzip\b/.test(String(accepted))) return reply.send(body);
  return reply.header("content-encoding", "gzip").send(gzipped);
}
