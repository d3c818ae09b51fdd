import { join } from "node:path";

/** Where the parts of an embedded server lie. All but the folder itself belong to the server's account. */
export type DataFolder = {
  /** What the operator named. Holds nothing but `server`, and drafts of it while one is made. */
  folder: string;
  server: string;
  cluster: string;
  passwordFile: string;
  /** What the server said since its last start. */
  logFile: string;
};

/** The parts of the server in a data folder, or of a draft of one. */
export function dataFolder(folder: string, server = join(folder, "server")): DataFolder {
  return {
    folder,
    server,
    cluster: join(server, "data"),
    passwordFile: join(server, "superuser.password"),
    logFile: join(server, "server.log"),
  };
}

/** The end of a log, where the reason stands. */
export function lastLines(log: string): string {
  return log.trim().split("\n").slice(-5).join("\n");
}
