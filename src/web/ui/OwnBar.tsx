import { useText } from "../text/useText.ts";

/** For somebody who came here from their own pages (card and PIN): out at once, or back. Nothing of whose they are. */
export function OwnBar() {
  const { own } = useText();
  return (
    <aside className="own-bar" aria-label={own.home.title}>
      <div className="container own-bar-inner">
        <form method="post" action="/min-stafet/luk">
          <button type="submit" className="button button-primary">
            {own.leave}
          </button>
        </form>
        <a href="/min-stafet">{own.back}</a>
      </div>
    </aside>
  );
}
