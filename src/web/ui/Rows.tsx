import type { ReactNode } from "react";

/** A quiet list of matters, one under the other. */
export function Rows({ children }: { children: ReactNode }) {
  return <ol className="rows">{children}</ol>;
}

interface RowProps {
  id?: string;
  /** What it is, as a link to where it is dealt with. */
  title: ReactNode;
  /** How it stands in time: on the right where there is room. */
  time?: ReactNode;
  /** What can be done without leaving the list. */
  actions?: ReactNode;
  /** Said by screen readers when the row is new on the page (`enhance.ts`). */
  news?: string;
  children?: ReactNode;
}

/** One matter: its title, facts, time and what can be done at once. */
export function Row({ id, title, time, actions, news, children }: RowProps) {
  return (
    <li className="row-item" id={id} data-news={news}>
      <div className="row-main">
        <h3 className="row-title">{title}</h3>
        {children}
      </div>
      {time ? <div className="row-time">{time}</div> : null}
      {actions ? <div className="row-actions">{actions}</div> : null}
    </li>
  );
}

/** Short facts beside each other, parted by dots; what is missing is left out. */
export function Facts({ items }: { items: readonly ReactNode[] }) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== "" && item !== false);
  return (
    <p className="row-facts">
      {shown.map((item, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed handful, never reordered.
        <span key={n}>{item}</span>
      ))}
    </p>
  );
}
