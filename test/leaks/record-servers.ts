import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { record } from "./record.js";

const RECORDING = Symbol.for("compensation-graph.recording");

/**
 * Records for the rest of this process what every server in it answers with an error and is asked for, every address that
 * is fetched, and every line that a log writes. It listens to what Node, undici and pino tell about themselves, so that no
 * test has to think of it and none can forget it.
 */
export function recordServers(): void {
  const state = globalThis as { [RECORDING]?: true };
  // The setup file runs before every test file, several of them in one process.
  if (state[RECORDING]) return;
  state[RECORDING] = true;

  listen<{ request: IncomingMessage; response: ServerResponse }>(
    "http.server.request.start",
    ({ request, response }) => {
      record("url", request.url ?? "");
      onAnswered(response, (text) => recordErrors(response.statusCode, text));
    },
  );
  listen<{ request: { origin: string; path: string } }>("undici:request:create", ({ request }) =>
    record("url", `${request.origin}${request.path}`),
  );
  listen<{ result: string }>("tracing:pino_asJson:end", ({ result }) => record("log", result));
}

function listen<Message>(channel: string, onMessage: (message: Message) => void): void {
  subscribe(channel, (message) => onMessage(message as Message));
}

/** Calls back with the whole text of an answer when that is sent. */
function onAnswered(response: ServerResponse, onText: (text: string) => void): void {
  const chunks: Buffer[] = [];
  const { write, end } = response;
  response.write = function keepAndWrite(this: ServerResponse, ...sent: unknown[]) {
    keep(sent[0]);
    return write.apply(this, sent as never);
  } as typeof write;
  response.end = function keepAndEnd(this: ServerResponse, ...sent: unknown[]) {
    keep(sent[0]);
    onText(Buffer.concat(chunks).toString("utf8"));
    return end.apply(this, sent as never);
  } as typeof end;

  function keep(chunk: unknown): void {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  }
}

/** Data are for whoever asked. Errors are what clients log. */
function recordErrors(status: number, text: string): void {
  const errors = status >= 400 ? text : text.includes('"errors"') ? errorsIn(text) : undefined;
  if (errors !== undefined) record("error", errors);
}

/** The errors of an answer as JSON; the whole of a text that is none. */
function errorsIn(text: string): string | undefined {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown };
    return JSON.stringify(errors);
  } catch {
    return text;
  }
}
