import { createContext, use } from "react";
import type { Text } from "./types.ts";

/** The words of this request, put there by both entries (`entry.server.tsx`, `entry.client.tsx`). */
export const TextContext = createContext<Text | null>(null);

/** All words on screen, in the viewer's language. */
export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error("No texts: render inside TextContext.");
  return text;
}
