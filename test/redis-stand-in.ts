import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/**
 * Not Redis: a server of its protocol (RESP 2) that knows the few commands the gateway sends, for machines that have none.
 * Of scripts it knows one, the rate limiter's, by what it does. Tests of it run on a real Redis, too, where `TEST_REDIS_URL`
 * names one.
 */
export type RedisStandIn = {
  url: string;
  /** Every command since the start, in capitals and without its arguments. */
  commands: string[];
  /** From now on it takes commands and says nothing. */
  fallSilent(): void;
  /** Refuses writes, as one whose memory is full. */
  fillUp(): void;
  /** Ends every connection and refuses others; what it held is gone. */
  stop(): Promise<void>;
  /** Begins again at the same address. */
  start(): Promise<void>;
};

type Entry = { value: string; expiresAt: number };

export async function startRedisStandIn(
  whenDone: (clean: () => Promise<void>) => void = onTestFinished,
): Promise<RedisStandIn> {
  const entries = new Map<string, Entry>();
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  const state = { isSilent: false, isFull: false };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      for (let read = readCommand(received); read; read = readCommand(received)) {
        received = received.slice(read.length);
        commands.push(read.command[0]?.toUpperCase() ?? "");
        if (!state.isSilent) socket.write(answer(read.command, entries, state.isFull));
      }
    });
  });
  async function listen(port: number) {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  }
  async function stop() {
    entries.clear();
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, "close");
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;
  whenDone(stop);
  return {
    url: `redis://127.0.0.1:${port}`,
    commands,
    fallSilent: () => {
      state.isSilent = true;
    },
    fillUp: () => {
      state.isFull = true;
    },
    stop,
    start: () => listen(port),
  };
}

/** An array of texts with their lengths before them; null while the rest of one is still under way. */
function readCommand(received: string): { command: string[]; length: number } | null {
  const head = /^\*(\d+)\r\n/.exec(received);
  if (!head) return null;
  let at = head[0].length;
  const command: string[] = [];
  for (let count = Number(head[1]); count > 0; count -= 1) {
    const size = /^\$(\d+)\r\n/.exec(received.slice(at));
    if (!size) return null;
    const begin = at + size[0].length;
    const end = begin + Number(size[1]);
    if (received.length < end + 2) return null;
    command.push(received.slice(begin, end));
    at = end + 2;
  }
  return { command, length: at };
}

function answer(command: readonly string[], entries: Map<string, Entry>, isFull: boolean): string {
  const [name = "", key = "", value = ""] = command;
  const options = command.slice(3).map((option) => option.toUpperCase());
  const full = "-OOM command not allowed when used memory > 'maxmemory'.\r\n";
  switch (name.toUpperCase()) {
    case "INFO":
      return bulk("# Server\r\nredis_version:7.0.15\r\nloading:0\r\n");
    case "SET": {
      if (isFull) return full;
      if (options.includes("NX") && live(entries, key)) return "$-1\r\n";
      const ms = Number(options[options.indexOf("PX") + 1]);
      entries.set(key, { value, expiresAt: Date.now() + ms });
      return "+OK\r\n";
    }
    case "EVALSHA":
      return "-NOSCRIPT No matching script. Please use EVAL.\r\n";
    case "EVAL":
      return isFull ? full : counted(command, entries);
    default:
      return "+OK\r\n";
  }
}

/** Counts a key up and tells how long it still lives: what the rate limiter's script does. */
function counted(command: readonly string[], entries: Map<string, Entry>): string {
  const [, script = "", , key = "", points = "", seconds = ""] = command;
  if (!/incrby/.test(script)) throw new Error("the stand-in knows no other script");
  const known = live(entries, key) ?? {
    value: "0",
    expiresAt: Date.now() + Number(seconds) * 1_000,
  };
  const value = String(Number(known.value) + Number(points));
  entries.set(key, { ...known, value });
  return `*2\r\n:${value}\r\n:${known.expiresAt - Date.now()}\r\n`;
}

function live(entries: Map<string, Entry>, key: string): Entry | undefined {
  const entry = entries.get(key);
  return entry && entry.expiresAt > Date.now() ? entry : undefined;
}

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`;
}
