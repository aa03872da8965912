import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { langContext, pathContext, text } from "../../../http/context.ts";
import type { Lang } from "../../../text/lang.ts";
import { textFor } from "../../../text/server.ts";
import type { Text } from "../../../text/types.ts";
import { type Again, type Drawing, DrawingContext } from "./again.ts";
import style from "./own.css?url";
import { CameBack } from "./parts.tsx";
import { markContext, type OwnContext } from "./session.ts";

/**
 * The citizen's pages are whole documents of their own: no script at all, one small sheet of style, no fonts to fetch. A cheap
 * phone on a poor line gets a page in one breath, and what is left on it is nothing (docs/decisions/0023).
 */
interface Drawn {
  readonly title: string;
  readonly body: ReactNode;
  /** Somebody's own pages: the way out stands first. */
  readonly inside?: boolean;
  /** A form that came back: said first, and filled in again where it stands. */
  readonly again?: Again | undefined;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leads on by itself, at once. */
  readonly onTo?: string;
  /** The language of what is printed, where it is not the reader's. */
  readonly lang?: Lang;
}

export function drawn(context: OwnContext, page: Drawn): Response {
  const { again = null, status = again?.status ?? 200, headers = {} } = page;
  const drawing: Drawing = { mark: context.get(markContext), again, named: new Map() };
  const draw = () =>
    renderToStaticMarkup(
      <DrawingContext.Provider value={drawing}>
        <Whole
          {...page}
          words={page.lang ? textFor(page.lang) : text(context)}
          lang={page.lang ?? context.get(langContext)}
          path={context.get(pathContext)}
        />
      </DrawingContext.Provider>,
    );
  // What is wrong is told before the fields are: drawn once to learn what they are called.
  if (again !== null) draw();
  return new Response(`<!doctype html>${draw()}`, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
  });
}

function Whole(
  props: Pick<Drawn, "title" | "body" | "inside" | "onTo" | "again"> & {
    words: Text;
    lang: string;
    path: string;
  },
) {
  const { words, lang, path, inside, onTo } = props;
  const { own, common } = words;
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        {onTo ? <meta httpEquiv="refresh" content={`0;url=${onTo}`} /> : null}
        <title>{`${props.title} – ${common.brand}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={style} />
      </head>
      <body className={props.again ? "unsaved" : undefined}>
        <header className="top">
          {inside ? (
            <form method="post" action="/min-stafet/luk">
              <button type="submit">{own.leave}</button>
            </form>
          ) : (
            <strong>{common.brand}</strong>
          )}
          <form method="post" action="/sprog">
            <input type="hidden" name="lang" value={lang === "da" ? "en" : "da"} />
            <input type="hidden" name="videre" value={path} />
            <button type="submit" className="quiet" lang={lang === "da" ? "en" : "da"}>
              {own.language}
            </button>
          </form>
        </header>
        <main>
          <h1>{props.title}</h1>
          <CameBack wrong={own.wrong} />
          {props.body}
        </main>
        {props.again ? <p className="only-printed">{own.kept.unsaved}</p> : null}
        <footer className="foot">
          <p>
            <a href="tel:112">{own.emergency}</a> {own.doctor}
          </p>
        </footer>
      </body>
    </html>
  );
}
