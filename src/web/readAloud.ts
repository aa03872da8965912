/**
 * Reads a part of the page aloud with the browser's own voice – nothing leaves the machine. The buttons stand hidden in the
 * page and are shown only where there is a voice.
 */
export function readAloud(): void {
  if (!("speechSynthesis" in globalThis)) return;
  for (const bar of document.querySelectorAll<HTMLElement>("[data-read-aloud]")) {
    const part = document.getElementById(bar.dataset.readAloud ?? "");
    const [read, stop] = ["[data-read]", "[data-stop]"].map((which) => bar.querySelector<HTMLElement>(which));
    if (!part || !read || !stop) continue;
    bar.hidden = false;
    const silent = (): void => {
      speechSynthesis.cancel();
      stop.hidden = true;
    };
    read.addEventListener("click", () => {
      silent();
      stop.hidden = false;
      // One sentence or heading at a time: voices stop in the middle of what is long.
      const lines = [...part.querySelectorAll("h2, p")].map((line) => line.textContent ?? "");
      for (const [at, line] of lines.entries()) {
        const said = new SpeechSynthesisUtterance(line);
        said.lang = part.lang || document.documentElement.lang;
        if (at === lines.length - 1) said.addEventListener("end", silent);
        speechSynthesis.speak(said);
      }
    });
    stop.addEventListener("click", silent);
    addEventListener("pagehide", silent);
  }
}
