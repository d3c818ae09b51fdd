import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import type { CommandSurroundings } from "../../gateway/commands/surroundings.js";
import { projectFile } from "../../gateway/project-files.js";
import { readSettings } from "../../gateway/settings.js";
import type { SubgraphUrls } from "../../subgraphs/kit/database/provision.js";
import { registry } from "../../subgraphs/registry.js";
import { AUDIT_KEYS_TEXT } from "../audit-keys.js";
import { record, recordOutput } from "../leaks/record.js";
import { keyText } from "../pii-keys.js";

const names = registry.map(({ name }) => name);

/** The environment of a command that works on these databases; the other subgraphs' are never opened. */
export function environmentOf(
  databases: Readonly<Record<string, SubgraphUrls>>,
  more: Record<string, string> = {},
): Record<string, string> {
  const addresses = names.flatMap((name) => {
    const urls = databases[name];
    const nowhere = "postgres://nobody:nothing@127.0.0.1:1/none";
    const prefix = name.toUpperCase();
    return [
      [`${prefix}_DATABASE_URL`, urls?.servingUrl ?? nowhere],
      ...(urls ? [[`${prefix}_OWNER_DATABASE_URL`, urls.ownerUrl]] : []),
    ];
  });
  return {
    ...Object.fromEntries(addresses),
    NODE_ENV: "test",
    JWKS_URL: "http://127.0.0.1:1/jwks.json",
    JWT_ISSUER: "https://issuer.test/",
    JWT_AUDIENCE: "test",
    PII_KEYS: `test:${keyText("test")}`,
    AUDIT_KEYS: AUDIT_KEYS_TEXT,
    ...more,
  };
}

/** What a command said while it ran in this process. */
export type CommandRecord = CommandSurroundings & { said: { out: string; err: string } };

/**
 * The surroundings of a command that runs in this process on these databases.
 * @param answer what somebody at the terminal would say; null where nobody sits at one
 */
export function surroundingsOf(
  databases: Readonly<Record<string, SubgraphUrls>>,
  answer: boolean | null = null,
  more: Record<string, string> = {},
): CommandRecord {
  const said = { out: "", err: "" };
  return {
    said,
    settings: () => readSettings(environmentOf(databases, more), names),
    out: (text) => {
      record("output", text);
      said.out += text;
    },
    err: (text) => {
      record("output", text);
      said.err += text;
    },
    ask:
      answer === null
        ? null
        : async (question) => {
            said.err += question;
            return answer;
          },
    progress: (what, total) => ({
      to: (done) => {
        said.err += `${done}/${total} ${what}\n`;
      },
      end: () => undefined,
    }),
    signal: new AbortController().signal,
    account: "test-account",
  };
}

/** A command as a process of its own, as `npm run` starts it. */
export type CommandProcess = {
  /** Waits until it prints this on either stream. @throws with its output when it ends before that */
  printed(pattern: RegExp): Promise<string>;
  ended(): Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
  kill(signal: NodeJS.Signals): void;
};

/** Starts the built command with these variables and no others of ours; it is killed when the test ends. */
export function startCommand(
  name: string,
  argv: readonly string[],
  environment: Record<string, string>,
): CommandProcess {
  const { PATH = "", HOME = "" } = process.env;
  const file = projectFile("dist", "start", "commands", `${name}.js`);
  const child: ChildProcess = spawn(process.execPath, [file, ...argv], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const exit = once(child, "close");
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await exit;
    recordOutput(output.stdout);
    recordOutput(output.stderr);
  });
  return {
    async printed(pattern) {
      for (;;) {
        const found = pattern.exec(output.stdout + output.stderr);
        if (found) return found[0];
        if (child.exitCode !== null) throw new Error(output.stdout + output.stderr);
        const more = [child.stdout, child.stderr].flatMap((stream) =>
          stream ? [once(stream, "data")] : [],
        );
        await Promise.race([...more, exit]);
      }
    },
    async ended() {
      await exit;
      return { exitCode: child.exitCode, ...output };
    },
    kill: (signal) => void child.kill(signal),
  };
}
