// Runs one of our TypeScript programs with Node 24 or newer: `node scripts/node24.mjs scripts/start.ts …`.
// Plain JavaScript, because it must be understood by whatever Node the machine has. `npm run` puts the `node` package
// of the devDependencies first on the path, so there is rarely anything to do.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = 24;
const [program = "", ...args] = process.argv.slice(2);
const own = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= NEEDED) {
  process.argv = [process.argv[0], resolve(program), ...args];
  await import(pathToFileURL(program).href);
} else if (existsSync(own)) {
  const child = spawn(own, [...process.execArgv, program, ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
} else {
  console.error(
    `Stafet needs Node ${NEEDED} or newer; this is ${process.versions.node}.\n` +
      `Run "npm ci" with install scripts allowed – it brings Node ${NEEDED} along – or install Node ${NEEDED} yourself.`,
  );
  process.exit(1);
}
