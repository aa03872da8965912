import type { Instant } from "#kernel/clock.ts";

/** One entry of a feed. */
export interface FeedItem {
  /** A UUID: the same as long as the thing is the same. */
  readonly id: string;
  readonly title: string;
  /** The first words; "": none. */
  readonly summary: string;
  readonly url: string;
  readonly author: string;
  /** What it is, in a word for people. */
  readonly category: { readonly term: string; readonly label: string };
  readonly published: Instant;
  readonly updated: Instant;
}

export interface Feed {
  /** An IRI that stays. */
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** The feed's own address, and that of the page for people. */
  readonly self: string;
  readonly page: string;
  readonly author: string;
  readonly items: readonly FeedItem[];
}

/** An Atom 1.0 feed (RFC 4287), newest first as given. What is in the texts is text: markup shows as markup's signs. */
export function writeAtom({ id, title, lang, self, page, author, items }: Feed): string {
  const updated = items.reduce<Instant>(
    (newest, item) => (item.updated > newest ? item.updated : newest),
    new Date(0),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(lang)}">
<id>${xml(id)}</id>
<title>${xml(title)}</title>
<updated>${moment(updated)}</updated>
<author><name>${xml(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
${items.map(entry).join("\n")}
</feed>
`;
}

const entry = ({
  id,
  title,
  summary,
  url,
  author,
  category,
  published,
  updated,
}: FeedItem): string => `<entry>
<id>urn:uuid:${xml(id)}</id>
<title>${xml(title)}</title>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<published>${moment(published)}</published>
<updated>${moment(updated)}</updated>
<author><name>${xml(author)}</name></author>
<category term="${xml(category.term)}" label="${xml(category.label)}"/>
${summary === "" ? "" : `<summary type="text">${xml(summary)}</summary>\n`}</entry>`;

/** The addresses of all pages, for search engines (sitemaps.org). */
export const writeSitemap = (
  pages: readonly { readonly url: string; readonly changed: Instant | null }[],
): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(({ url, changed }) => `<url><loc>${xml(url)}</loc>${changed ? `<lastmod>${moment(changed)}</lastmod>` : ""}</url>`).join("\n")}
</urlset>
`;

const moment = (at: Instant): string => `${at.toISOString().slice(0, 19)}Z`;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};
/** As XML can hold it: control characters and halves of letters have no place in it at all. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
