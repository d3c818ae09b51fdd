import { readFile } from "node:fs/promises";
import { ApolloServer } from "@apollo/server";
import { Command, Option } from "commander";
import type { Database } from "../../subgraphs/kit/database/connection.js";
import { ANONYMOUS } from "../../subgraphs/kit/viewer/viewer.js";
import { createEngine } from "../engine/engine.js";
import { loadSubgraphs } from "../load-subgraphs.js";
import { projectFile } from "../project-files.js";
import { callInProcess } from "../subgraph-call/call-in-process.js";
import { type GatewayContext, gatewayContext } from "../subgraph-call/subgraph-call.js";
import { figuresReport, type ReportedFigure, type ReportLanguage } from "./figures-report.js";

const FIGURES = /* GraphQL */ `
  query PublishedFigures($outageId: ID!, $lang: Language!) {
    outage(id: $outageId) {
      figures {
        id
        group
        title(lang: $lang)
        quotedText
        quoted {
          ...quotation
        }
        revisions {
          ...quotation
        }
        computedText
        verdict
        how(lang: $lang)
        note(lang: $lang)
      }
    }
  }
  fragment quotation on FigureQuotation {
    text(lang: $lang)
    provenance {
      source
      asOf
    }
  }
`;

/**
 * The figures published about an outage beside the computed ones, as the graph answers them: the same federated query a
 * client would send, in this process. Programmes are not kept in a database, so none is needed.
 * @returns null when there is no such outage
 */
export async function figuresText(
  outageId: string,
  language: ReportLanguage,
  now: Date,
): Promise<string | null> {
  const supergraph = await readFile(projectFile("schema", "supergraph.graphql"), "utf8");
  const call = callInProcess(
    await loadSubgraphs(),
    () => NO_DATABASE,
    ({ cause }) => {
      throw cause;
    },
  );
  const apollo = new ApolloServer<GatewayContext>({
    gateway: createEngine(supergraph, call),
    stopOnTerminationSignals: false,
  });
  try {
    const { body } = await apollo.executeOperation<{
      outage: { figures: ReportedFigure[] } | null;
    }>(
      { query: FIGURES, variables: { outageId, lang: language.toUpperCase() } },
      { contextValue: gatewayContext({ viewer: ANONYMOUS, now }) },
    );
    const result = body.kind === "single" ? body.singleResult : null;
    if (!result?.data || result.errors) {
      throw new Error(result?.errors?.[0]?.message ?? "the graph gave no answer");
    }
    const { outage } = result.data;
    return outage && figuresReport(outage.figures, language);
  } finally {
    await apollo.stop();
  }
}

/** `npm run figures`. @returns the process's exit code */
export async function runFiguresCommand(arguments_: readonly string[], now: Date): Promise<number> {
  const command = new Command("npm run figures --")
    .description("Published figures of an outage beside the ones computed from the graph.")
    .addOption(new Option("--outage <id>", "the outage").default("1015"))
    .addOption(new Option("--lang <language>", "language").choices(["ko", "en"]).default("ko"))
    .parse(arguments_, { from: "user" });
  const { outage, lang } = command.opts<{ outage: string; lang: ReportLanguage }>();
  const text = await figuresText(outage, lang, now);
  if (text === null) {
    process.stderr.write(`There is no outage "${outage}". Try npm run figures -- --outage 1015.\n`);
    return 2;
  }
  process.stdout.write(text);
  return 0;
}

/** Stands where a database is expected; a figure that came to need one would fail aloud. */
const NO_DATABASE: Database = {
  get sql(): never {
    throw new Error("the figures need no database");
  },
  get db(): never {
    throw new Error("the figures need no database");
  },
  get keys(): never {
    throw new Error("the figures need no database");
  },
  get auditKeys(): never {
    throw new Error("the figures need no database");
  },
  isDistributed: false,
  prepared: () => Promise.reject(new Error("the figures need no database")),
  close: async () => {},
};
