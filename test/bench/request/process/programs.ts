import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { projectFile } from "../../../../gateway/project-files.js";

/** The bench's programs as plain JavaScript, by path. */
export type Programs = { serve: string; load: string };

/**
 * Bundles the programs that run as processes of their own, for as long as `work` takes: what is measured is then compiled
 * before it starts, as what `npm start` runs is, and not by a loader while it runs.
 */
export async function withPrograms<Result>(
  work: (programs: Programs) => Promise<Result>,
): Promise<Result> {
  const sources = join(dirname(fileURLToPath(import.meta.url)), "..");
  const built = projectFile("dist");
  await mkdir(built, { recursive: true });
  // Inside the project, where Node finds the libraries.
  const folder = await mkdtemp(join(built, "bench-"));
  try {
    await build({
      entryPoints: {
        serve: join(sources, "servers", "serve.ts"),
        load: join(sources, "workloads", "load.ts"),
      },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      // The kit takes the GraphQL names of types from their classes.
      keepNames: true,
      sourcemap: true,
      logLevel: "error",
    });
    return await work({ serve: join(folder, "serve.js"), load: join(folder, "load.js") });
  } finally {
    await rm(folder, { recursive: true });
  }
}
