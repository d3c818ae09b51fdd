import type { TestProject } from "vitest/node";
import { type PrepareTemplate, prepareTemplate, startTestServer } from "./test-server.js";

/** The databases that every test file can have copies of, by name: how each is filled, once per run. */
const templates: Readonly<Record<string, PrepareTemplate>> = {};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  for (const [name, prepare] of Object.entries(templates)) {
    await prepareTemplate(server.adminUrl, name, prepare);
  }
  project.provide("adminUrl", server.adminUrl);
  return server.end;
}
