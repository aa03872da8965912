import { main } from "#cli/main.ts";
import { compose } from "#compose.ts";
import { runWorker } from "#worker.ts";

// Whoever reads us – `head`, a pager – may have had enough: that is no mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  open: (config) => compose(config, "command"),
  work: runWorker,
});
