import { importReportsOf } from "./import-reports-of.js";

// Run as a process of its own: imports a file and prints the most memory it took, in megabytes.
const [url = "", file = ""] = process.argv.slice(2);
await importReportsOf(url, file);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1_024)));
