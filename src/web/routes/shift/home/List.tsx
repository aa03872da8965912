import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Rows } from "../../../ui/Rows.tsx";

export type ListName = "awaitingUs" | "weHold" | "awaitingOthers" | "today";

/** Where the further pages of a list are. */
export const listPath: Readonly<Record<ListName, string>> = {
  awaitingUs: "/min-vagt/venter-paa-os",
  weHold: "/min-vagt/vi-har",
  awaitingOthers: "/min-vagt/vi-venter",
  today: "/min-vagt/i-dag",
};

/** One of the four lists: rows, how many there are in all, the way to the next page – or what would stand here. */
export function ShiftList<T>(props: {
  name: ListName;
  page: { rows: readonly T[]; total: number; next: string | null };
  row: (row: T) => ReactNode;
}) {
  const { shift } = useText();
  const { name, page, row } = props;
  const empty = shift.empty[name];
  if (page.rows.length === 0) {
    return (
      <Card title={shift[name]} tone="quiet">
        <EmptyState title={empty.title}>
          <p>{empty.body}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={<Heading text={shift[name]} count={page.total} />}>
      <Rows>{page.rows.map(row)}</Rows>
      {page.next === null ? null : (
        <p className="row-more">
          <Link to={`${listPath[name]}?efter=${encodeURIComponent(page.next)}`}>{shift.more}</Link>{" "}
          <span className="quiet">({shift.allOf(page.total)})</span>
        </p>
      )}
    </Card>
  );
}

function Heading({ text, count }: { text: string; count: number }) {
  return (
    <>
      {text} <span className="count">{count}</span>
    </>
  );
}
