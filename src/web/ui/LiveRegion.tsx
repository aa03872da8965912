import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";

/**
 * A part of the page that renews itself when something about the viewer's unit changes (`enhance.ts`). `id` must be
 * the same from one time the page is drawn to the next. Without JavaScript it is as fresh as the page.
 */
export function LiveRegion({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} data-live>
      {children}
    </div>
  );
}

/** Where the news is announced; the lines are shown by `enhance.ts`. */
export function LiveStatus({ path }: { path: string }) {
  const { live } = useText().common;
  return (
    <div id="live-status" className="live-status" role="status">
      <p id="live-news" hidden>
        {live.newAsk}
      </p>
      <p id="live-waiting" hidden>
        {live.newAsk} <a href={path}>{live.show}</a>
      </p>
    </div>
  );
}
