import { startEmbeddedPostgres } from "../../../subgraphs/kit/database/embedded-postgres.js";

/**
 * A process of its own that uses an embedded server: says where it is, and stops when its standard input ends.
 * Started by server-processes.ts.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("the data folder is missing");
const server = await startEmbeddedPostgres({ folder, durable: false });
console.log(server.adminUrl);
process.stdin.resume().once("end", async () => {
  console.log(await server.stop());
});
