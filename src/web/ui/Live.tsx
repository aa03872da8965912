import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { useText } from "../text/useText.ts";

/**
 * Listens for news about the viewer's unit. What is on screen is fetched again and the news is announced politely;
 * somebody in the middle of writing is not disturbed – their page is left alone until they are done.
 * Without JavaScript the page is simply as fresh as when it was loaded.
 */
export function Live() {
  const { common } = useText();
  const { revalidate } = useRevalidator();
  const [news, setNews] = useState(0);
  useEffect(() => {
    const source = new EventSource("/live");
    source.addEventListener("change", () => {
      if (!isWriting()) void revalidate();
      setNews((n) => n + 1);
    });
    return () => source.close();
  }, [revalidate]);
  return (
    <div className="sr-only" role="status">
      {news > 0 ? <span key={news}>{common.live.newAsk}</span> : null}
    </div>
  );
}

const isWriting = (): boolean => {
  const active = document.activeElement;
  return active !== null && active.closest("form.command") !== null;
};
