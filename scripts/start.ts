import { chdir } from "node:process";
import { buildIfStale } from "./build.ts";

// `npm start`: builds when a source is newer than the build, then becomes the server.
chdir(new URL("..", import.meta.url).pathname);
try {
  if ((await buildIfStale()) === "built") console.log("Built.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await import(new URL("../build/server/index.js", import.meta.url).href);
