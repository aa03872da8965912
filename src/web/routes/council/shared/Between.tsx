import type { ReactNode } from "react";
import { Link } from "react-router";
import type { FormAgain } from "../../../http/command.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { BodyNav, type BodyPage } from "./BodyNav.tsx";
import { bodyPath } from "./paths.ts";

interface BetweenProps {
  readonly at: {
    readonly slug: string;
    readonly name: string;
    readonly sits: boolean;
    readonly keeps: boolean;
  };
  readonly here: BodyPage;
  readonly words: {
    readonly title: (name: string) => string;
    readonly lead: string;
    readonly none: string;
  };
  readonly rows: readonly {
    readonly to: string;
    readonly title: string;
    readonly state: string;
    readonly facts: readonly (string | null)[];
    readonly more?: ReactNode;
  }[];
  /** The form that begins a new one: its name, and what it is unfolded by. */
  readonly begin: { readonly form: string; readonly summary: string };
  readonly again: FormAgain | undefined;
  /** What is typed of a new one. */
  readonly children: ReactNode;
}

/** What a body has before it between its meetings: a list of one kind, and how whoever keeps its papers begins another. */
export function Between({ at, here, words, rows, begin, again, children }: BetweenProps) {
  const { slug, name, sits, keeps } = at;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here={here} sits={sits} />
      {rows.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <Rows>
            {rows.map(({ to, title, state, facts, more }) => (
              <Row key={to} title={<Link to={to}>{title}</Link>} time={<Badge>{state}</Badge>}>
                <Facts items={facts} />
                {more}
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      {keeps ? (
        <Details summary={begin.summary} open={again !== undefined}>
          <CommandForm name={begin.form} again={again}>
            {children}
          </CommandForm>
        </Details>
      ) : null}
    </Page>
  );
}
