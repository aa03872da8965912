import { z } from "zod";
import { KEY_BYTES, type Key } from "./crypto.ts";

const howToMakeOne = 'Make one with: echo "$(date +%Y-%m):$(openssl rand -base64 32)"';

/** "2026-11:base64,2025-03:base64" as keys. What is wrong is said without what was given. */
export const KeyList = z.string().transform((text, context): Key[] => {
  const keys = text.split(",").map((part): Key => {
    const [, id = "", base64 = ""] = /^\s*([a-z0-9_-]{1,20}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part) ?? [];
    return { id, key: Buffer.from(base64, "base64") };
  });
  const wrong = keys.findIndex(({ id, key }) => id === "" || key.length !== KEY_BYTES);
  if (wrong >= 0) {
    const message = `must be a list of id:base64 with keys of ${KEY_BYTES} bytes; number ${wrong + 1} is not. ${howToMakeOne}`;
    context.addIssue({ code: "custom", message });
  } else if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    context.addIssue({ code: "custom", message: "has two keys of one id" });
  }
  return keys;
});

export const keysDescription = `Encrypt personal numbers and citizens' phones in the database: id:base64, with commas between; the first encrypts, all decrypt. The same on every process. ${howToMakeOne}`;
