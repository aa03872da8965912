import { Form, Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";

interface SearchFormProps {
  label: string;
  hint: string;
  /** What was searched for. */
  words: string;
  /** The need the page is about, kept in the address. */
  needId: string | null;
}

/** A search by everyday words, of doors or kinds of need: a plain link, so nothing about a citizen is asked for here. */
export function SearchForm({ label, hint, words, needId }: SearchFormProps) {
  const { search } = useText().courseActions;
  return (
    <Form method="get" role="search" className="command">
      {needId === null ? null : <input type="hidden" name="behov" value={needId} />}
      <div className="form-group">
        <label className="form-label" htmlFor="search-words">
          {label}
        </label>
        <span className="form-hint" id="search-words-hint">
          {hint}
        </span>
        <div className="search-row">
          <input
            className="form-input"
            id="search-words"
            name="soeg"
            type="search"
            defaultValue={words}
            maxLength={100}
            autoComplete="off"
            aria-describedby="search-words-hint"
          />
          <Button variant="secondary">{search.press}</Button>
        </div>
        {words === "" ? null : (
          <Link to={needId === null ? "?" : `?behov=${needId}`} className="back-link">
            {search.all}
          </Link>
        )}
      </div>
    </Form>
  );
}

/** The words searched for, as they stand in the address. */
export const searchedFor = (request: Request): string =>
  (new URL(request.url).searchParams.get("soeg") ?? "").trim().slice(0, 100);
