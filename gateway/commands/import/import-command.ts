import { resolve } from "node:path";
import { CommanderError } from "commander";
import postgres from "postgres";
import { type Database, openDatabase } from "../../../subgraphs/kit/database/connection.js";
import { databaseErrorBehind } from "../../../subgraphs/kit/database/database-error.js";
import type { Reject } from "../../../subgraphs/kit/import/fault.js";
import type { ImportDefinition } from "../../../subgraphs/kit/import/import.types.js";
import { ImportError } from "../../../subgraphs/kit/import/import-error.js";
import { type ImportCounts, importFile } from "../../../subgraphs/kit/import/import-file.js";
import { openRejectFile, type RejectFile } from "../../../subgraphs/kit/import/reject-file.js";
import type { SubgraphEntry } from "../../../subgraphs/registry.js";
import { openDatabases } from "../../databases.js";
import { openAuditKeys } from "../../key-ring.js";
import type { Settings } from "../../settings/settings.types.js";
import { databaseVariables } from "../../settings/variables.js";
import { recordedCommand } from "../audit/recorded-command.js";
import { CommandError, withFailuresSaid } from "../command-failure.js";
import { AFFILIATE_NAMES, affiliateEntry, commandInstant } from "../open-affiliates.js";
import type { CommandSurroundings, ExitCode } from "../surroundings.js";
import { affiliatesHelp, importsHelp } from "./import-help.js";
import { type ImportOptions, importCommand } from "./import-options.js";

/** Rejects that are shown when no file was named for them. */
const REJECTS_SHOWN = 20;

/** Who imports where nobody is named. */
const COMMAND = "system:import";

/** `npm run import`: takes a CSV file in. @returns 0 all rows are in, 2 some were rejected, 1 it failed */
export function runImportCommand(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  return withFailuresSaid(surroundings, async () => {
    try {
      const parsed = await parse(argv, surroundings);
      return await takeIn(parsed, surroundings);
    } catch (failure) {
      if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 1;
      const isForeseen = failure instanceof ImportError || failure instanceof CommandError;
      // 2 would say that the file is in but for some rows.
      if (isForeseen) throw new CommandError(failure.message, 1);
      const refusal = refusalOfDatabase(failure);
      if (refusal !== null) throw new CommandError(refusal, 1);
      throw failure;
    }
  });
}

/** What PostgreSQL refused, without what it quotes of the rows: those are people's. Null for anything else. */
function refusalOfDatabase(failure: unknown): string | null {
  if (!(failure instanceof postgres.PostgresError) || databaseErrorBehind(failure)) return null;
  const { code, constraint_name: constraint } = failure;
  const what = constraint ? `${code}, ${constraint}` : code;
  return `The database refused a batch (${what}). Nothing of it is on record; what came before it is.`;
}

type ParsedCommand = {
  entry: SubgraphEntry;
  definition: ImportDefinition;
  file: string;
  options: ImportOptions;
};

async function parse(
  argv: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ParsedCommand> {
  const [named = ""] = argv.filter((argument) => !argument.startsWith("-"));
  const isNamed = AFFILIATE_NAMES.includes(named.toLowerCase());
  const help = isNamed
    ? importsHelp(named.toLowerCase(), await importsOf(affiliateEntry(named)))
    : affiliatesHelp(AFFILIATE_NAMES);
  const command = importCommand(surroundings, help).parse(argv, { from: "user" });
  const [affiliate = "", what = "", file = ""] = command.args;
  const entry = affiliateEntry(affiliate);
  const imports = await importsOf(entry);
  const definition = imports.find(({ name }) => name === what.toLowerCase());
  if (!definition) {
    const names = imports.map(({ name }) => name).join(", ");
    throw new CommandError(`${entry.name} takes in no "${what}". Give one of ${names}.`, 1);
  }
  return { entry, definition, file, options: command.opts<ImportOptions>() };
}

async function importsOf({ load }: SubgraphEntry): Promise<readonly ImportDefinition[]> {
  return (await load()).imports ?? [];
}

async function takeIn(
  { entry, definition, file, options }: ParsedCommand,
  surroundings: CommandSurroundings,
): Promise<ExitCode> {
  const { out, err, signal, progress, account } = surroundings;
  const settings = surroundings.settings();
  if (options.rejects && resolve(options.rejects) === resolve(file)) {
    throw new CommandError("The rejects would overwrite the file itself. Give another path.", 1);
  }
  const rejects = createRejectSink(options.rejects && (await openRejects(options)), err);
  let shown: ReturnType<typeof progress> | undefined;
  try {
    const { actor = COMMAND, why = null, encoding, dryRun } = options;
    const now = commandInstant(settings);
    const what = `npm run import -- ${entry.name} ${definition.name}`;
    const counts = await withOwner(settings, entry, (owner) => {
      const record = recordedCommand(owner, entry.name, { actor, account, at: now, what, why });
      return importFile({
        definition,
        file,
        sql: owner.sql,
        signal,
        encoding,
        dryRun,
        now,
        actor,
        record: (tx, batch, sha256) => record(tx, { sha256, ...batch }),
        onRejects: rejects.add,
        onProgress: ({ read, lines }) => {
          shown ??= progress(`lines of ${entry.name} ${definition.name}`, lines);
          shown.to(read);
        },
      });
    });
    shown?.end();
    rejects.summarise();
    out(`${summary(`${entry.name} ${definition.name}`, counts, options)}\n`);
    return counts.rejected > 0 ? 2 : 0;
  } finally {
    shown?.end();
    await rejects.close();
  }
}

/** The owner's connection for as long as `work` takes: the tables of facts are not the serving role's to write. */
async function withOwner<Result>(
  settings: Settings,
  entry: SubgraphEntry,
  work: (owner: Database) => Promise<Result>,
): Promise<Result> {
  const databases = await openDatabases(settings, [entry]);
  try {
    const ownerUrl = databases.ownerUrlOf(entry.name);
    if (ownerUrl === null) {
      const { ownerUrl: variable } = databaseVariables(entry.name);
      throw new CommandError(`An import needs the owner of the tables: set ${variable}.`, 1);
    }
    const application = `import ${entry.name}`;
    const auditKeys = await openAuditKeys(settings);
    const owner = openDatabase(ownerUrl, {
      max: 1,
      application,
      statementTimeoutMs: 0,
      auditKeys,
    });
    try {
      return await work(owner);
    } finally {
      await owner.close();
    }
  } finally {
    await databases.close();
  }
}

async function openRejects({ rejects = "", lang }: ImportOptions): Promise<RejectFile> {
  try {
    return await openRejectFile(rejects, lang);
  } catch {
    throw new CommandError(
      `The file for the rejects, ${rejects}, cannot be written. Give another path.`,
      1,
    );
  }
}

/** Writes rejects into their file, or shows the first ones where there is none. */
function createRejectSink(file: RejectFile | undefined | "", err: (text: string) => void) {
  let count = 0;
  return {
    async add(rejects: readonly Reject[]) {
      if (file) await file.add(rejects);
      else {
        for (const reject of rejects.slice(0, Math.max(0, REJECTS_SHOWN - count))) {
          err(
            `line ${reject.line}${reject.column ? `, ${reject.column}` : ""}: ${reject.code}. ${reject.reason.en}\n`,
          );
        }
      }
      count += rejects.length;
    },
    summarise() {
      if (!file && count > 0) err("Add --rejects <file> for a file of all that was rejected.\n");
    },
    close: async () => {
      if (file) await file.close();
    },
  };
}

function summary(what: string, counts: ImportCounts, { dryRun, rejects }: ImportOptions): string {
  const number = (value: number) => value.toLocaleString("en-US");
  const { read, inserted, changed, unchanged, rejected } = counts;
  const text = `${what}: ${number(read)} rows read, ${number(inserted)} inserted, ${number(changed)} changed, ${number(unchanged)} unchanged, ${number(rejected)} rejected`;
  const where = rejects && rejected > 0 ? `; see ${rejects}` : "";
  return dryRun ? `Dry run, nothing was written. ${text}${where}` : `${text}${where}`;
}
