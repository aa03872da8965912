import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { onPage } from "./readingPaths.ts";

/** To the page before and the one after, where there are several. */
export function PageNav({ path, page, pages }: { path: string; page: number; pages: number }) {
  const words = useText().councilTakeIn;
  if (pages < 2) return null;
  return (
    <nav className="button-row" aria-label={words.pages}>
      {page > 1 ? <Link to={onPage(path, page - 1)}>{words.previous}</Link> : null}
      <span>{words.page(page, pages)}</span>
      {page < pages ? <Link to={onPage(path, page + 1)}>{words.next}</Link> : null}
    </nav>
  );
}
