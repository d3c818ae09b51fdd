import type { Database } from "../database/connection.js";
import { type AuditEntry, type Head, REGISTER, type SignedHead } from "./audit-entry.js";
import { type ChainWalk, walkChain } from "./chain-walk.js";
import { everyEntry, everyHead } from "./entries.repository.js";
import type { Finding } from "./finding.js";

/** Where the chains of a database ended when they were verified. */
export type Ends = Readonly<Record<string, Head>>;

/** What came of looking at the whole audit of a database. */
export type Verification = {
  chains: number;
  entries: number;
  /** Empty when it is as it was written. */
  findings: Finding[];
  ends: Ends;
};

export type VerifyOptions = {
  /**
   * Where the chains ended when they were verified before. Only this finds that an older state was put back as a
   * whole.
   */
  earlier?: Ends;
  /** Told of every entry that is looked at. */
  onEntry?: (entry: AuditEntry) => void;
  signal?: AbortSignal;
};

/**
 * Looks at every entry of a database's audit, as it stands at one instant. It may be served meanwhile.
 * @throws what the signal was aborted with
 */
export function verifyAudit(
  database: Database,
  subgraph: string,
  { earlier = {}, onEntry = () => undefined, signal }: VerifyOptions = {},
): Promise<Verification> {
  const { db, auditKeys: keys } = database;
  return db.transaction(
    async (tx) => {
      const heads = await everyHead(tx);
      const walks = new Map<string, ChainWalk>();
      const registered = new Set<string>();
      const passed = new Set<string>();
      let entries = 0;
      for await (const page of everyEntry(tx)) {
        signal?.throwIfAborted();
        entries += page.length;
        for (const entry of page) {
          const { chain: name } = entry;
          const walk = walks.get(name) ?? walkChain({ subgraph, name, keys });
          walks.set(name, walk);
          walk.see(entry);
          onEntry(entry);
          if (name === REGISTER) registered.add(entry.what);
          const before = earlier[name];
          if (before?.sequence === entry.sequence && before.hash === entry.hash) passed.add(name);
        }
      }
      for (const name of heads.keys()) {
        if (!walks.has(name)) walks.set(name, walkChain({ subgraph, name, keys }));
      }
      const findings = [
        ...[...walks].flatMap(([name, walk]) => walk.end(heads.get(name))),
        ...registerFindings(registered, new Set(walks.keys())),
        ...Object.entries(earlier).flatMap(([chain, { sequence }]) =>
          passed.has(chain) ? [] : [about(chain, "REWOUND", sequence)],
        ),
      ];
      return { chains: walks.size, entries, findings, ends: endsOf(heads) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

function registerFindings(registered: ReadonlySet<string>, present: ReadonlySet<string>) {
  const removed = [...registered].filter((name) => !present.has(name));
  const unregistered = [...present].filter((name) => name !== REGISTER && !registered.has(name));
  return [
    ...removed.map((chain) => about(chain, "CHAIN_REMOVED")),
    ...unregistered.map((chain) => about(chain, "UNREGISTERED")),
  ];
}

function about(chain: string, fault: Finding["fault"], at: number | null = null): Finding {
  return { chain, fault, from: at, to: at };
}

function endsOf(heads: ReadonlyMap<string, SignedHead>): Ends {
  return Object.fromEntries(
    [...heads].map(([chain, { sequence, hash }]) => [chain, { sequence, hash }]),
  );
}
