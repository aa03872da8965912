import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import type { Text } from "./text/types.ts";
import { TextContext } from "./text/useText.ts";

// The browser is sent only the language of the page; switching language loads a new page.
const words = async (): Promise<Text> =>
  document.documentElement.lang === "en"
    ? (await import("./text/en.ts")).en
    : (await import("./text/da.ts")).da;

words().then((text) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <TextContext value={text}>
          <HydratedRouter />
        </TextContext>
      </StrictMode>,
    );
  }),
);
