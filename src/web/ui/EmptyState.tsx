import type { ReactNode } from "react";

/** What an empty list says: what would stand here, and what one can do now. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
