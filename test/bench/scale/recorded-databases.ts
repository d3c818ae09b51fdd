import type { AuditKeys } from "../../../subgraphs/kit/audit/audit-keys.js";
import {
  type Database,
  openDatabase,
  type Parameter,
} from "../../../subgraphs/kit/database/connection.js";
import type { KeyRing } from "../../../subgraphs/kit/pii/key-ring.js";
import type { GrownDatabases } from "./grow-databases.js";

/** A statement that was sent to a subgraph's database. */
export type SentStatement = {
  subgraph: string;
  text: string;
  params: readonly unknown[];
  /** Whether connections keep its plan: after some runs it may be one for whatever values. */
  isPrepared: boolean;
};

/** Pools on the same databases which write down every statement: too slow to be measured with. */
export type RecordedDatabases = {
  of(subgraph: string): Database;
  /** Every statement since the last time. */
  take(): SentStatement[];
  close(): Promise<void>;
};

export function openRecorded(
  { urls }: Pick<GrownDatabases, "urls">,
  keys: { keys: KeyRing; auditKeys: AuditKeys },
): RecordedDatabases {
  let sent: SentStatement[] = [];
  const databases = new Map(
    Object.entries(urls).map(([subgraph, { servingUrl }]) => {
      const kept = new Set<string>();
      const database = openDatabase(servingUrl, {
        max: 2,
        ...keys,
        onStatement: (text, params) =>
          sent.push({ subgraph, text, params, isPrepared: kept.has(text) }),
      });
      const prepared = <Row extends object>(
        text: string,
        params: readonly Parameter[],
        signal?: AbortSignal,
      ): Promise<Row[]> => {
        kept.add(text);
        return database.prepared<Row>(text, params, signal);
      };
      return [subgraph, Object.create(database, { prepared: { value: prepared } }) as Database];
    }),
  );
  return {
    of(subgraph) {
      const database = databases.get(subgraph);
      if (!database) throw new Error(`${subgraph} has no database`);
      return database;
    },
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    async close() {
      await Promise.all([...databases.values()].map((database) => database.close()));
    },
  };
}
