import { affiliateEntries, registry } from "../../subgraphs/registry.js";

/** The files that declare a subgraph's tables, from the root and without ending: its own, and those the kit gives it. */
export function tableFilesOf(subgraph: string): string[] {
  const isAffiliate = affiliateEntries.some(({ name }) => name === subgraph);
  return [
    `subgraphs/${subgraph}/tables`,
    "subgraphs/kit/demo/tables",
    "subgraphs/kit/audit/tables",
    ...(isAffiliate ? ["subgraphs/kit/ledger/tables"] : []),
  ];
}

/** The subgraph that a command was given. @throws Error naming those there are, and the command */
export function subgraphArgument(command: string, argument: string | undefined): string {
  const names = registry.map(({ name }) => name);
  if (argument !== undefined && names.includes(argument)) return argument;
  throw new Error(
    `${argument === undefined ? "Which subgraph?" : `There is no subgraph "${argument}".`} ` +
      `Run npm run ${command} -- <${names.join("|")}>.`,
  );
}
