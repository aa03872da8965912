import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

/**
 * The browser's part of a passkey. A form marked `data-passkey` holds the question; its button, hidden until the
 * browser can, asks the device and sends the answer with the form. It says nothing itself: words stand in the page.
 */
function begin(): void {
  if (!("PublicKeyCredential" in window)) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (answerIn(form)?.value) return;
      event.preventDefault();
      void ask(form);
    });
  }
}

const answerIn = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[name="response"]');

async function ask(form: HTMLFormElement): Promise<void> {
  const failed = form.querySelector<HTMLElement>("[data-failed]");
  const answer = answerIn(form);
  if (!answer) return;
  try {
    const optionsJSON = JSON.parse(form.dataset.options ?? "{}");
    const given =
      form.dataset.passkey === "new"
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON });
    answer.value = JSON.stringify(given);
    form.submit();
  } catch {
    if (failed) failed.hidden = false;
  }
}

begin();
