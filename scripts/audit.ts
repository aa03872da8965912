import { spawn } from "node:child_process";
import { once } from "node:events";
import { chdir } from "node:process";

// `npm run audit`: are there known holes in what runs in production? Ends with 1 for those of high or critical severity.
// A registry that cannot be reached, or answers no such question, is said and is no failure: nothing is known then.
chdir(new URL("..", import.meta.url).pathname);

const child = spawn("npm", ["audit", "--omit=dev", "--json"], { stdio: ["ignore", "pipe", "ignore"] });
let said = "";
child.stdout.on("data", (chunk) => (said += chunk));
await once(child, "close");

const found = countIn(said);
if (found === null) console.log("The registry does not say: nothing is known of holes in the packages.");
else {
  const { critical, high, moderate, low } = found;
  console.log(`Known holes: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  if (critical + high > 0) {
    console.log("npm audit --omit=dev says which; docs/security.md how soon they are mended.");
    process.exitCode = 1;
  }
}

type Count = Record<"critical" | "high" | "moderate" | "low", number>;

function countIn(answer: string): Count | null {
  try {
    const { metadata } = JSON.parse(answer) as { metadata?: { vulnerabilities?: Count } };
    return metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}
