import { Form, Link } from "react-router";
import type { SearchQuery } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { DISTANCES } from "./form.ts";
import type { FacetChoice, FacetGroup } from "./present.ts";

interface FindFormProps {
  query: SearchQuery;
  groups: readonly FacetGroup[];
  asked: boolean;
}

/** One field in everyday words, a postcode, and what must fit – folded, so that a phone shows the hits. A plain link. */
export function FindForm({ query, groups, asked }: FindFormProps) {
  const { find } = useText().directory;
  const narrowed = groups.some(({ choices }) => choices.some(({ chosen }) => chosen));
  return (
    <Form method="get" action="/find" role="search" className="command find">
      <div className="find-words">
        <div className="form-group">
          <label className="form-label" htmlFor="q">
            {find.words}
          </label>
          <span className="form-hint" id="q-hint">
            {find.wordsHint}
          </span>
          <input
            className="form-input"
            id="q"
            name="q"
            type="search"
            defaultValue={query.words}
            maxLength={200}
            autoComplete="off"
            aria-describedby="q-hint"
          />
        </div>
        <div className="form-group">
          <label className="form-label" htmlFor="sted">
            {find.near}
          </label>
          <input
            className="form-input field-short"
            id="sted"
            name="sted"
            inputMode="numeric"
            defaultValue={query.near}
            maxLength={10}
            autoComplete="postal-code"
          />
        </div>
        <Button>{find.press}</Button>
      </div>
      <details className="details" open={narrowed}>
        <summary className="details-summary">{find.filters}</summary>
        <div className="details-text facets">
          {groups.map((group) => (
            <Facet key={group.group} {...group} />
          ))}
          <div className="form-group">
            <label className="form-label" htmlFor="km">
              {find.withinKm}
            </label>
            <select className="form-select" id="km" name="km" defaultValue={query.filters?.withinKm ?? ""}>
              <option value="">{find.anyDistance}</option>
              {DISTANCES.map((km) => (
                <option key={km} value={km}>
                  {find.km(km)}
                </option>
              ))}
            </select>
          </div>
          <div className="form-group">
            <label className="form-label" htmlFor="orden">
              {find.order}
            </label>
            <select className="form-select" id="orden" name="orden" defaultValue={query.order ?? ""}>
              {Object.entries(find.orders).map(([order, label]) => (
                <option key={order} value={order === "fit" ? "" : order}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <Button variant="secondary">{find.use}</Button>
        </div>
      </details>
      {asked ? (
        <p>
          <Link to="/find">{find.all}</Link>
        </p>
      ) : null}
    </Form>
  );
}

function Facet({ group, choices }: FacetGroup) {
  const { find } = useText().directory;
  return (
    <fieldset className="facet">
      <legend className="form-label">{find[group]}</legend>
      {choices.map((choice) => (
        <Choice key={choice.value} choice={choice} />
      ))}
    </fieldset>
  );
}

/** Open now and open tonight are one or the other; all else may be ticked together. */
function Choice({ choice }: { choice: FacetChoice }) {
  const { name, value, label, count, chosen } = choice;
  const id = `${name}-${value}`;
  return (
    <div className="form-group-checkbox">
      <input
        type="checkbox"
        className="form-checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen}
      />
      <label className="form-label" htmlFor={id}>
        {label} <span className="quiet">({count})</span>
      </label>
    </div>
  );
}
