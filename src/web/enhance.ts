import { readAloud } from "./readAloud.ts";

/**
 * All the script an ordinary page runs. The page is whole without it; with it, the parts marked `data-live` renew
 * themselves when something about the viewer's unit has changed, and the news is announced politely. Somebody in the
 * middle of writing is never disturbed: they get a line that says so, and a link that fetches the new.
 *
 * It says nothing itself: every word stands in the page (`ui/LiveRegion.tsx`).
 */
const parts = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>("[data-live]")];

/** Deadlines come closer also when nothing happens. */
const RENEW_EVERY_MS = 5 * 60_000;

function begin(): void {
  if (parts(document).length === 0) return;
  const source = new EventSource("/live");
  source.addEventListener("change", () => void renew({ announce: true }));
  setInterval(() => void renew({ announce: false }), RENEW_EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void renew({ announce: false });
  });
  addEventListener("pagehide", () => source.close());
}

async function renew({ announce }: { announce: boolean }): Promise<void> {
  if (parts(document).some(isBeingWrittenIn)) {
    if (announce) say("live-waiting");
    return;
  }
  const answer = await fetch(location.href, {
    headers: { Accept: "text/html", "Stafet-Renewal": "1" },
  }).catch(() => null);
  // Signed out meanwhile, or elsewhere: what stands here is no longer theirs to see, and must not stay on the screen.
  if (answer?.redirected) return location.reload();
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (parts(document).some(({ id }) => fresh.getElementById(id) === null)) return location.reload();
  const known = new Set(newsItems().map(({ id }) => id));
  const changed = parts(document).map((part) => replace(part, fresh.getElementById(part.id)));
  const news = newsItems().filter(({ id }) => !known.has(id));
  if (announce && changed.includes(true)) say("live-news", news.map(({ dataset }) => dataset.news).join(" "));
}

/** What says of itself what it is when it is new on the page: `data-news` on an element with an `id`. */
const newsItems = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-live] [data-news][id]"),
];

/** Puts the new in place of the old, keeping focus and what was unfolded. False when nothing had changed. */
function replace(part: HTMLElement, fresh: HTMLElement | null): boolean {
  if (!fresh || shown(part) === shown(fresh) || isBeingWrittenIn(part)) return false;
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const unfolded = [...part.querySelectorAll("details[open][id]")].map(({ id }) => id);
  part.replaceChildren(...fresh.childNodes);
  for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus();
  return true;
}

/** Every drawing of a form has a key of its own; that alone is no change. */
const shown = (part: HTMLElement): string => part.innerHTML.replaceAll(/name="key" value="[^"]*"/g, "");

/** A field in it has focus, or holds something that did not come with the page. */
const isBeingWrittenIn = (part: HTMLElement): boolean =>
  [
    ...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      "input, textarea, select",
    ),
  ].some((field) => field === document.activeElement || hasChanged(field));

function hasChanged(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((o) => o.selected && !o.defaultSelected && o.value);
  if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
    return field.checked !== field.defaultChecked;
  }
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

/** Shows one of the prepared lines, in a region that screen readers listen to, and takes it away again. */
function say(id: string, words = ""): void {
  for (const line of document.querySelectorAll<HTMLElement>("#live-status > *")) line.hidden = line.id !== id;
  const line = document.getElementById(id);
  if (line && id === "live-news") {
    line.dataset.otherwise ??= line.textContent;
    line.textContent = words || line.dataset.otherwise;
  }
  if (id === "live-news") setTimeout(() => document.getElementById(id)?.setAttribute("hidden", ""), 8_000);
}

begin();
readAloud();
