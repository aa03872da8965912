import { Fragment } from "react";
import { Link } from "react-router";
import type { NamedCard } from "../routes/guidance/shared/present.ts";
import { useText } from "../text/useText.ts";

/** "Kort at læse: …": one quiet line beside the work. Nothing where no card fits. */
export function ToRead({ cards }: { cards: readonly NamedCard[] }) {
  const { guidance, lang } = useText();
  if (cards.length === 0) return null;
  return (
    <p className="quiet not-printed">
      {guidance.beside}:{" "}
      {cards.map(({ id, title }, n) => (
        <Fragment key={id}>
          {n > 0 ? " · " : null}
          <Link to={`/viden/${id}`} lang={title.lang === lang ? undefined : title.lang}>
            {title.text}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}
