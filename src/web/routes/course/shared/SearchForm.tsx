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
  /** What else of the address stays. */
  keep?: Readonly<Record<string, string>>;
  /** The way back to where nothing was searched for, where that is not all there is. */
  all?: string;
}

/** A search by everyday words, of doors or kinds of need: a plain link, so nothing about a citizen is asked for here. */
export function SearchForm({ label, hint, words, needId, keep = {}, all }: SearchFormProps) {
  const { search } = useText().courseActions;
  const stays = { ...(needId === null ? {} : { behov: needId }), ...keep };
  return (
    <Form method="get" role="search" className="command">
      {Object.entries(stays).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
          <Link to={`?${new URLSearchParams(stays)}`} className="back-link">
            {all ?? search.all}
          </Link>
        )}
      </div>
    </Form>
  );
}
