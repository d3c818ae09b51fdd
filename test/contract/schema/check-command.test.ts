import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCheckCommand } from "../../../schema/check/check-command.js";
import { generateSchema } from "../../../schema/generate/generate-schema.js";
import type { SubgraphEntry } from "../../../subgraphs/registry.js";
import { directory, entry, pay, talk } from "./entries.fixture.js";

const OPERATION = `# An outage\n# 장애\nquery Outage { outage(id: "1015") { talk } }\n`;

let root: string;

async function git(...args: string[]) {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  await promisify(execFile)("git", [...identity, ...args], { cwd: root });
}

async function commitSchema(entries: readonly SubgraphEntry[]) {
  await generateSchema(entries, join(root, "schema"));
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Schema");
}

/** Runs the command in the tree and gives everything it said. */
async function check(entries: readonly SubgraphEntry[], ...argv: string[]) {
  const said = { out: "", err: "" };
  const code = await runCheckCommand(argv, {
    entries,
    root,
    now: new Date("2026-03-02T00:00:00Z"),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "check-"));
  await mkdir(join(root, "schema", "operations"), { recursive: true });
  await writeFile(join(root, "schema", "accepted-hints.json"), "[]\n");
  await writeFile(join(root, "schema", "operations", "outage.graphql"), OPERATION);
  await git("init", "--quiet", "--initial-branch", "main");
});
afterEach(() => rm(root, { recursive: true }));

describe("npm run schema:check", () => {
  it("passes on what is committed, and says what it compared with", async () => {
    await commitSchema([directory, talk]);

    const { code, out, err } = await check([directory, talk]);

    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("✓ drift            7 generated files are what the code prints\n");
    expect(out).toContain("✓ breaking         clients of main are served as before\n");
  });

  it("fails on a break against the base branch, even when the new schema is committed", async () => {
    await commitSchema([directory, talk, pay]);
    await git("checkout", "--quiet", "-b", "without-pay");
    await git("rm", "--quiet", "schema/pay.graphql");
    await commitSchema([directory, talk]);

    const { code, out } = await check([directory, talk]);

    expect(code).toBe(1);
    expect(out).toContain("✗ breaking         1 to mend\n    api  Outage.pay\n");
    expect(out).toContain("✓ drift ");
  });

  it("prefers the remote's main to a local one, and the ref asked for to both", async () => {
    await commitSchema([directory, talk]);
    await git("update-ref", "refs/remotes/origin/main", "HEAD");
    await git("tag", "v1");

    expect((await check([directory, talk])).out).toContain("clients of origin/main are");
    expect((await check([directory, talk], "--base", "v1")).out).toContain("clients of v1 are");
  });

  it("passes without a base branch and says so aloud", async () => {
    await generateSchema([directory, talk], join(root, "schema"));

    const { code, out } = await check([directory, talk]);

    expect(code).toBe(0);
    expect(out).toContain("- breaking         skipped: there is no base branch here");
  });

  it("passes over a base branch from before there was a schema, and says so aloud", async () => {
    await git("commit", "--quiet", "--allow-empty", "--message", "Empty");
    await generateSchema([directory, talk], join(root, "schema"));

    const { code, out } = await check([directory, talk]);

    expect(code).toBe(0);
    expect(out).toContain("- breaking         skipped: main has no api.graphql\n");
  });

  it("refuses a base that does not exist, also one that looks like an option of git", async () => {
    await commitSchema([directory, talk]);

    for (const ref of ["nowhere", "--output=/dev/null"]) {
      expect(await check([directory, talk], `--base=${ref}`)).toEqual({
        code: 2,
        out: "",
        err: `git knows no commit "${ref}": fetch it, or give another one.\n`,
      });
    }
  });

  it("refuses arguments it does not know, and explains itself when asked", async () => {
    const unknown = await check([directory, talk], "--bse", "main");
    const help = await check([directory, talk], "--help");

    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain("unknown option '--bse'");
    expect([help.code, help.err]).toEqual([0, ""]);
    for (const said of ["--base <git ref>", "drift", "keys", "Exit code 0"]) {
      expect(help.out).toContain(said);
    }
  });

  it("names the subgraphs that cannot be printed and runs no rule", async () => {
    const broken = { ...pay, load: () => Promise.reject(new Error("no such module")) };

    expect(await check([directory, talk, broken])).toEqual({
      code: 1,
      out: "",
      err: "✗ pay (@affiliates/pay) cannot be printed: no such module\nNo rule was run.\n",
    });
  });

  it("fails on drift as soon as the code prints something else", async () => {
    await commitSchema([directory, talk]);
    const changed = entry(
      "talk",
      `"An outage." type Outage @key(fields: "id") { "Its id." id: ID! "More." talk: Int @access(to: [EVERYONE]) "New." talkNew: Int @access(to: [EVERYONE]) }`,
    );

    const { code, out } = await check([directory, changed]);

    expect(code).toBe(1);
    expect(out).toContain("✗ drift            4 to mend\n    talk.graphql\n");
  });
});
