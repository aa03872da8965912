import { parentPort } from "node:worker_threads";
import { documentText } from "./document.ts";
import { readMinutes } from "./read.ts";
import type { ReadDocument } from "./reading.ts";

/** Reads one document in a thread of its own (`reading.ts`): a long one keeps nobody else waiting. */
parentPort?.once("message", async (bytes: Uint8Array) => {
  const found = await documentText(bytes);
  const answer: ReadDocument = found.ok
    ? { ok: true, text: found.text, meetings: readMinutes(found.text) }
    : found;
  parentPort?.postMessage(answer);
});
