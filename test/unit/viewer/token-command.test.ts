import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Settings } from "../../../gateway/settings/settings.types.js";
import { SettingsError } from "../../../gateway/settings/settings-problem.js";
import { openIdentity } from "../../../gateway/viewer/identity.js";
import { runTokenCommand } from "../../../gateway/viewer/token-command.js";

const NOW = new Date("2026-02-03T04:05:06Z");

/** Runs the command line as in `npm run token -- …` over a data folder of its own. */
async function run(line: string, settings?: () => Pick<Settings, "identity" | "dataDir">) {
  const dataDir = await mkdtemp(join(tmpdir(), "token-command-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const written = { out: "", err: "" };

  const exitCode = await runTokenCommand(line.split(" ").filter(Boolean), {
    settings: settings ?? (() => ({ identity: { mode: "demo" }, dataDir })),
    now: NOW,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { ...written, exitCode, dataDir };
}

/** Who the gateway of this data folder takes the bearer of a token for, some hours later. */
async function viewerOf(token: string, dataDir: string, hours = 0) {
  const then = new Date(NOW.getTime() + hours * 3_600_000);
  const { verify } = await openIdentity({ identity: { mode: "demo" }, dataDir }, () => then);
  return verify(`Bearer ${token}`);
}

describe("npm run token", () => {
  it.each([
    ["--role user", { role: "user", id: "usr_demo_web" }],
    ["--role partner", { role: "partner", id: "ptn_demo_bakery" }],
    ["--role agent", { role: "agent", id: "agt_demo", permissions: ["contact:reveal"] }],
    ["--role admin", { role: "admin", id: "adm_demo", permissions: ["audit:read"] }],
    [
      "--role operator --affiliate talk",
      { role: "operator", id: "opr_demo_talk", affiliate: "TALK" },
    ],
    [
      "--role operator --affiliate PAY --id opr_7",
      { role: "operator", id: "opr_7", affiliate: "PAY" },
    ],
    ["--role user --id usr_minji", { role: "user", id: "usr_minji" }],
  ])("%s makes a token that the gateway believes", async (line, viewer) => {
    const { out, exitCode, dataDir } = await run(line);

    expect(exitCode).toBe(0);
    expect(await viewerOf(out.trim(), dataDir)).toEqual(viewer);
  });

  it("prints the token alone, so that a shell can take it; the rest goes elsewhere", async () => {
    const { out, err } = await run("--role agent");

    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(err).toBe(
      'A token of agent agt_demo, good for 12 h. Send it as "Authorization: Bearer <token>".\n',
    );
  });

  it("makes a token good for as many hours as it is told", async () => {
    const { out, dataDir } = await run("--role agent --hours 2");

    expect(await viewerOf(out.trim(), dataDir, 1.9)).toMatchObject({ id: "agt_demo" });
    await expect(viewerOf(out.trim(), dataDir, 2.1)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("explains itself, whatever the settings are", async () => {
    const { out, exitCode } = await run("--help", () => {
      throw new Error("the settings were read");
    });

    expect(exitCode).toBe(0);
    expect(out).toContain("TOKEN=$(npm run -s token -- --role agent)");
    expect(out).toContain("user, partner, agent, operator, admin");
  });
});

describe("npm run token with arguments it cannot use", () => {
  it.each([
    ["", "npm run -s token -- --role agent"],
    ["--role root", "Give one of user, partner, agent, operator, admin."],
    ["--role anonymous", "Give one of user, partner, agent, operator, admin."],
    ["--role operator", "add --affiliate talk, or another"],
    ["--role operator --affiliate bank", "Give one of talk, mobility, games, entertainment, pay."],
    ["--role agent --affiliate talk", "leave --affiliate out for agent"],
    [
      "--role user --id agt_demo",
      '"agt_demo" is no id of role user: give usr_ and letters, digits, "-" or "_", like usr_demo_web',
    ],
    ["--role user --id usr_민지", "is no id of role user"],
    ["--role agent --hours 0", "Give a whole number from 1 to 720."],
    ["--role agent --hours 721", "Give a whole number from 1 to 720."],
    ["--role agent --hours soon", "Give a whole number from 1 to 720."],
    ["--role agent --colour red", "--help"],
    ["--role agent more", "--help"],
  ])("'%s' says what to do instead, and ends with 2", async (line, fix) => {
    const { out, err, exitCode, dataDir } = await run(line);

    expect(err).toContain(fix);
    expect({ out, exitCode, made: await readdir(dataDir) }).toEqual({
      out: "",
      exitCode: 2,
      made: [],
    });
  });
});

describe("npm run token where no demo tokens are believed", () => {
  it("says whose tokens are, and ends with 1", async () => {
    const { out, err, exitCode } = await run("--role agent", () => ({
      dataDir: ".data",
      identity: {
        mode: "key-set",
        issuers: ["https://id.example/", "https://other.example/"].map((issuer) => ({
          issuer,
          jwksUrl: `${issuer}keys`,
          audience: "compensation",
        })),
        maxTokenAgeSeconds: null,
      },
    }));

    expect({ out, err, exitCode }).toEqual({
      out: "",
      err: "Demo tokens are for embedded mode. This gateway believes the tokens of https://id.example/, https://other.example/: get one there.\n",
      exitCode: 1,
    });
  });

  it("tells what is wrong with the settings when they cannot be used, and ends with 1", async () => {
    const problem = { variable: "PORT", problem: '"x" is not accepted', fix: "give a port" };

    const { out, err, exitCode } = await run("--role agent", () => {
      throw new SettingsError([problem]);
    });

    expect({ out, exitCode }).toEqual({ out: "", exitCode: 1 });
    expect(err).toContain("give a port");
  });
});
