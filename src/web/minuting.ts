/**
 * Minutes while they are written: every part is saved by itself, by field, and nothing typed is lost. What has not been answered for yet
 * lies in the browser's own storage, under whoever writes; it is sent when the connection is back, or when the page is opened again.
 * On a shared workstation it lies in the tab alone. Without this script each item has a button.
 *
 * Where minutes are not written any more – somebody has finished them meanwhile, or has taken the item off the agenda – what was left here
 * is shown, to be copied or put under another item.
 *
 * It says nothing itself: every word stands in the page (`routes/council/write`).
 */
import { asOneText, heard, leftIn, nextTurn } from "./minutingRules.ts";

interface Saved {
  readonly kept: "stands" | "same" | "beside" | "older";
  readonly version: number;
}
interface Newer {
  readonly itemId: string;
  readonly section: string;
  readonly words: string;
  readonly version: number;
}
type Status = "saved" | "saving" | "waiting" | "beside" | "stopped" | "signedOut" | "newer";

/** After the last key; between two tries; between two looks at what others have written. Milliseconds. */
const [PAUSE, AGAIN, LOOK] = [1_000, 3_000, 8_000];

const storageOf = ({ dataset }: HTMLElement): Storage =>
  dataset.shared === undefined ? localStorage : sessionStorage;
const keyOf = (owner: string, itemId: string, section: string): string =>
  `stafet.minutes.${owner}.${itemId}.${section}`;

function begin(page: HTMLElement): void {
  const { save = "", writer = "", owner = "" } = page.dataset;
  const storage = storageOf(page);
  let turn = 0;
  let looked = page.dataset.drawn ?? "";

  const fields = [...page.querySelectorAll<HTMLElement>("[data-part]")].flatMap((part) => {
    const area = part.querySelector("textarea");
    const item = part.closest<HTMLElement>("[data-item]");
    return area && item ? [fieldOf(part, area, item)] : [];
  });

  function fieldOf(part: HTMLElement, area: HTMLTextAreaElement, item: HTMLElement) {
    const [itemId, section] = [item.dataset.item ?? "", part.dataset.part ?? ""];
    const key = keyOf(owner, itemId, section);
    let version = Number(part.dataset.version);
    let known = area.value;
    let sending = false;
    let stopped = false;
    let beside = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const say = (status: Status): void => {
      const line = item.querySelector<HTMLElement>("[data-status]");
      const words = page.querySelector<HTMLElement>(`[data-says="${status}"]`);
      if (!line || !words) return;
      line.textContent = words.textContent;
      line.dataset.status = status;
      // Read out only when something is wrong: "saved" all the time would drown everything else.
      if (status === "saved" || status === "saving" || status === "newer") line.removeAttribute("role");
      else line.setAttribute("role", "alert");
      const choose = item.querySelector<HTMLElement>("[data-choose]");
      if (choose && status === "beside") choose.hidden = false;
    };
    const dirty = (): boolean => area.value !== known;
    const soon = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void send(), ms);
    };

    async function send(): Promise<void> {
      if (sending || stopped || !dirty()) return;
      sending = true;
      const words = area.value;
      turn = nextTurn(turn, Date.now());
      const answer = await fetch(save, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ itemId, section, words, seen: version, writer, turn, owner }),
      }).catch(() => null);
      sending = false;
      const meant = heard(answer);
      if (meant === "wait" || meant === "signedOut") {
        say(meant === "wait" ? "waiting" : "signedOut");
        return soon(AGAIN);
      }
      const saved = meant === "answered" && answer ? ((await answer.json()) as Saved) : null;
      // Not taken here any more, or taken for a save that came late: the words stay where they are, and in the browser.
      if (saved === null || saved.kept === "older") {
        stopped = true;
        return say("stopped");
      }
      known = words;
      // Words that stand beside somebody else's go on standing there: the version they were written on stays.
      beside = saved.kept === "beside";
      if (!beside) version = saved.version;
      if (dirty()) return soon(0);
      storage.removeItem(key);
      say(saved.kept === "beside" ? "beside" : "saved");
    }

    area.addEventListener("input", () => {
      try {
        storage.setItem(key, JSON.stringify({ words: area.value, seen: version }));
      } catch {
        // No room in the browser: it is sent all the same.
      }
      if (!stopped) say("saving");
      soon(PAUSE);
    });
    area.addEventListener("blur", () => void send());

    const left = leftIn(storage.getItem(key), area.value);
    if (left === null) storage.removeItem(key);
    else {
      area.value = left.words;
      version = left.seen;
      say("saving");
      soon(0);
    }

    return {
      itemId,
      section,
      send,
      /** What somebody else has written since: only where nothing of one's own waits, or stands beside theirs. */
      take({ words, version: newer }: Newer): void {
        if (newer <= version || beside || dirty() || sending || storage.getItem(key) !== null) return;
        version = newer;
        if (words === area.value) return;
        const at = area.selectionStart;
        area.value = words;
        known = area.value;
        if (document.activeElement === area) area.setSelectionRange(at, at);
        say("newer");
      },
    };
  }

  async function look(): Promise<void> {
    if (document.hidden) return;
    const answer = await fetch(`${save}?siden=${encodeURIComponent(looked)}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const { now, texts } = (await answer.json()) as { now: string; texts: Newer[] };
    looked = now;
    for (const text of texts)
      fields.find(({ itemId, section }) => itemId === text.itemId && section === text.section)?.take(text);
  }

  setInterval(() => void look(), LOOK);
  addEventListener("online", () => {
    for (const { send } of fields) void send();
  });
  page.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      for (const { send } of fields) void send();
    }
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  function step(by: 1 | -1): void {
    const decisions = [...page.querySelectorAll<HTMLTextAreaElement>('[data-part="decision"] textarea')];
    const here = document.activeElement
      ?.closest("[data-item]")
      ?.querySelector<HTMLTextAreaElement>('[data-part="decision"] textarea');
    const at = here ? decisions.indexOf(here) : -1;
    decisions[at === -1 ? 0 : at + by]?.focus();
  }
}

/** What was left in the browser when an item could no longer be written: shown, copied, and put away by whoever wrote it. */
function showLeft(page: HTMLElement): void {
  const storage = storageOf(page);
  for (const item of page.querySelectorAll<HTMLElement>("[data-item]")) {
    const box = item.querySelector<HTMLElement>("[data-unsaved]");
    const shown = box?.querySelector("textarea");
    const parts = [...item.querySelectorAll<HTMLElement>("[data-part], [data-left-part]")].flatMap((part) => {
      const section = part.dataset.part ?? part.dataset.leftPart ?? "";
      const key = keyOf(page.dataset.owner ?? "", item.dataset.item ?? "", section);
      const left = leftIn(storage.getItem(key), part.querySelector("textarea")?.value ?? "");
      const name = (part.querySelector("label") ?? part).textContent ?? "";
      return left ? [{ key, section, name, words: left.words }] : [];
    });
    if (!box || !shown || parts.length === 0) continue;
    shown.value = asOneText(parts);
    box.hidden = false;
    box.querySelector("[data-copy]")?.addEventListener("click", () => {
      shown.select();
      // Without the right to the clipboard the words are marked, to be copied by hand.
      const copied = box.querySelector<HTMLElement>("[data-copied]");
      const said = (): void => {
        if (copied) copied.hidden = false;
      };
      void navigator.clipboard?.writeText(shown.value).then(said, () => shown.focus());
    });
    box.querySelector("[data-put]")?.addEventListener("click", () => {
      const under = box.querySelector("select")?.value ?? "";
      for (const { key, section, words } of parts)
        if (putUnder(page, under, section, words)) storage.removeItem(key);
      box.hidden = true;
    });
    box.querySelector("[data-drop]")?.addEventListener("click", () => {
      for (const { key } of parts) storage.removeItem(key);
      box.hidden = true;
    });
  }
}

/** Puts words last in a part of another item, as if they were typed there: the browser keeps them, and they are saved. False: it is gone. */
function putUnder(page: HTMLElement, itemId: string, section: string, words: string): boolean {
  const part = page.querySelector(`[data-item="${itemId}"] [data-part="${section}"]`);
  const area = part?.querySelector("textarea");
  if (!area) return false;
  const folded = area.closest("details");
  if (folded) folded.open = true;
  area.value = [area.value, words].filter((text) => text.trim() !== "").join("\n\n");
  area.dispatchEvent(new Event("input"));
  area.focus();
  return true;
}

for (const page of document.querySelectorAll<HTMLElement>("[data-minuting]")) {
  if (page.dataset.minuting === "open") begin(page);
  showLeft(page);
}
