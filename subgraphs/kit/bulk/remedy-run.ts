import { type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { DatabaseHandle } from "../database/connection.js";
import type { Decision } from "../remedies/decision.js";
import { type Programme, remedyOf } from "../remedies/programme.js";
import type { LocalizedText } from "../remedies/remedy.js";

/** What a run's rule says of one person. */
export type RunVerdict = {
  /** Null when the rule refused before it came to a remedy. */
  remedyId: string | null;
  decision: Decision;
  /** Only for remedies that exclude each other: the key they share, as the request of one person gives it. */
  idempotencyKey?: string;
};

/** One person of an audience, with the facts at hand. */
export type RunPerson = { beneficiaryId: string; decide(at: Date): RunVerdict };

/** A remedy that nobody has to ask for, as it is given to everyone it is for. */
export type RemedyRun = {
  /** The remedy's id, or a name where several remedies exclude each other: `M1`, `melon-pass`. */
  id: string;
  programme: Programme<never>;
  /** What it gives: to nobody who had one of these, even if it was taken back. */
  remedyIds: readonly string[];
  /** What others are given in place of these: who had one of them is given nothing, either. */
  alternatives?: readonly string[];
  title: LocalizedText;
  /** The next people of the audience, in order of their ids: one statement, facts included. */
  readPage(handle: DatabaseHandle, after: string | null, size: number): Promise<RunPerson[]>;
};

/** A table of facts about people, one row or more for each. */
export type PeopleTable = PgTable & { beneficiaryId: PgColumn };

/** A run in the words of its affiliate. */
export type RunDeclaration<Facts> = Omit<RemedyRun, "readPage"> & {
  /** Whom it is about: everybody in this table, or whoever a condition on its rows leaves. */
  audience: { table: PeopleTable; where?: SQL };
  /** Scalar SQL expression: what the rule needs to know of `BENEFICIARY_ID`, as JSON. */
  facts: SQL;
  /** The rule that the request of one person is decided by, and the remedy it comes to. */
  decide(facts: Facts, at: Date): RunVerdict;
};

/** What there is to say of a run that gives one remedy: it is named after it. */
export function ofRemedy(programme: Programme<never>, remedyId: string) {
  const { title } = remedyOf(programme, remedyId);
  return { id: remedyId, programme, remedyIds: [remedyId], title };
}

/** Makes the run out of its declaration. */
export function defineRun<Facts>({
  audience,
  facts,
  decide,
  ...run
}: RunDeclaration<Facts>): RemedyRun {
  const { table, where = sql`true` } = audience;
  return {
    ...run,
    async readPage(handle, after, size) {
      // By key and not by offset: each page costs the same, and who was added meanwhile moves nobody out of a page.
      const rows = await handle.execute<{ beneficiaryId: string; facts: Facts }>(sql`
        select wanted.beneficiary_id as "beneficiaryId", ${facts} as "facts" from (
          select distinct ${table.beneficiaryId} as beneficiary_id from ${table}
          where ${table.beneficiaryId} > ${after ?? ""} and ${where}
          order by beneficiary_id limit ${size}
        ) as wanted order by wanted.beneficiary_id`);
      return rows.map(({ beneficiaryId, facts }) => ({
        beneficiaryId,
        decide: (at) => decide(facts, at),
      }));
    },
  };
}
