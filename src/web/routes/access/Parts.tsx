import { Form, Link } from "react-router";
import { MUNICIPALITIES, municipality, REGIONS } from "#kernel/municipalities.ts";
import type { HistoryLine } from "#modules/identity/index.ts";
import type { Text } from "../../text/types.ts";
import { useText } from "../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Field } from "../../ui/Field.tsx";
import type { Choice } from "../../ui/Select.tsx";
import { FullMoment } from "../../ui/TimeLeft.tsx";

/** What the pages about organisations and units have in common. */

/** The municipalities by region – and the one that is there, where its code is made up, as in a demonstration. */
export function municipalityChoices(text: Text, present = ""): Choice[] {
  const made = present !== "" && municipality(present) === null;
  return [
    ...(made ? [{ value: present, label: text.setUp.unit.areaMade(present) }] : []),
    ...REGIONS.flatMap((region) =>
      MUNICIPALITIES.filter((each) => each.region === region)
        .map(({ code, name }) => ({ value: code, label: name, group: text.setUp.regions[region] }))
        .sort((a, b) => a.label.localeCompare(b.label, "da")),
    ),
  ];
}

export const areaName = (text: Text, code: string): string =>
  municipality(code)?.name ?? text.setUp.unit.areaMade(code);

/** A search that is part of the address, so that it can be come back to. */
export function SearchForm({ search }: { search: string }) {
  const { setUp } = useText();
  return (
    <Card tone="quiet">
      <Form method="get" role="search" className="command">
        <Field
          name="soeg"
          type="search"
          label={setUp.search}
          hint={setUp.searchHint}
          initial={search}
          optional
          maxLength={100}
        />
        <ButtonRow>
          <Button variant="secondary">{setUp.search}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** The way to the other pages of a long list. Nothing where there is one. */
export function Pager({ page, pages, search }: { page: number; pages: number; search: string }) {
  const { setUp } = useText();
  if (pages === 1) return null;
  const to = (at: number) => `?${new URLSearchParams({ ...(search && { soeg: search }), side: String(at) })}`;
  return (
    <nav aria-label={setUp.pages} className="button-row">
      {page > 1 ? <Link to={to(page - 1)}>{setUp.previous}</Link> : null}
      <span>{setUp.pageOf(page, pages)}</span>
      {page < pages ? <Link to={to(page + 1)}>{setUp.next}</Link> : null}
    </nav>
  );
}

/** What a list's address asks for. */
export const askedOf = (asked: URLSearchParams) => ({
  search: asked.get("soeg")?.trim().slice(0, 100) ?? "",
  page: Number(asked.get("side") ?? "1"),
});

/** How it came to be: when, who, what. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const { setUp } = useText();
  const { history } = setUp;
  const word = (words: object, code: string): string =>
    Object.hasOwn(words, code) ? String(Reflect.get(words, code)) : code;
  return (
    <Card title={history.title} tone="quiet">
      {lines.length === 0 ? <p>{history.none}</p> : null}
      <ul>
        {lines.map(({ id, at, person, action, fields }) => (
          <li key={id}>
            <FullMoment at={at} /> · {person ?? history.commandLine} ·{" "}
            {fields.length === 0
              ? word(history.actions, action)
              : history.line(
                  word(history.actions, action),
                  fields.map((field) => word(history.fields, field)).join(", "),
                )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where one proves who one is before what must not be done by whoever happens to sit there, and comes back here. */
export function ProveFirst({ back }: { back: string }) {
  const { setUp } = useText();
  return (
    <ButtonRow>
      <LinkButton to={`/bekraeft?videre=${encodeURIComponent(back)}`}>{setUp.unit.proveFirst}</LinkButton>
    </ButtonRow>
  );
}
