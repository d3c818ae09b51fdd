import { projectFile } from "../../../../gateway/project-files.js";
import {
  MANIFEST_FILE,
  readManifest,
  type TrustedDocuments,
} from "../../../../gateway/trusted-documents/manifest.js";

/** The documents that the bench's requests name by their hash: every server gets the same bytes. */
export function savedDocuments(): Promise<TrustedDocuments> {
  return readManifest(projectFile("schema", "operations", MANIFEST_FILE));
}

/** The same as @apollo/server takes them for persisted queries. */
export function persistedQueries(saved: TrustedDocuments) {
  return {
    cache: {
      get: async (key: string) => saved.get(key.slice(key.indexOf(":") + 1)),
      set: async () => undefined,
      delete: async () => undefined,
    },
  };
}
