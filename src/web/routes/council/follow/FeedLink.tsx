import { useText } from "../../../text/useText.ts";
import { feedPath } from "./paths.ts";

/** Tells programs where the feed of a page is (React puts it in the head). */
export function FeedLink({ slug, name }: { slug: string | null; name: string }) {
  const words = useText().councilSite.follow;
  return (
    <link rel="alternate" type="application/atom+xml" title={words.feedOf(name)} href={feedPath(slug)} />
  );
}
