import { isRefused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { actor, langContext, now, query, services, text } from "../../../http/context.ts";
import { foundFor } from "../../../http/found.ts";
import type { Lang } from "../../../text/lang.ts";
import { textFor } from "../../../text/server.ts";
import { dayOnPaper } from "../../own/paper/present.ts";
import { drawn } from "../../own/shared/document.tsx";
import { Sheet } from "../../own/shared/Sheet.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { leavingPath, sheetPath } from "../paths.ts";
import { CHOSEN, type Chosen, sheetOf, USUALLY } from "./present.ts";

/** A sheet, not a calendar. */
const MOST_APPOINTMENTS = 5;

/** The sheet the citizen takes along, in large print and in their language; what may stand on it, they choose. The view logs. */
export async function loader({ context, params }: OwnArgs & { params: { leavingId?: string } }) {
  const leavingId = params.leavingId ?? "";
  const at = now(context);
  const view = await foundFor(
    services(context).discharge.views.leaving(actor(context), leavingId, at),
    context,
    leavingPath(leavingId),
  );
  const dated = await aheadOf(context, view.courseId);
  const asked = query(context);
  const theirs: Lang = view.language === null || view.language === "da" ? "da" : "en";
  const lang: Lang = asked.get("sprog") === "da" ? "da" : asked.get("sprog") === "en" ? "en" : theirs;
  const chosen = asked.has("valgt") ? CHOSEN.filter((line) => asked.getAll("med").includes(line)) : USUALLY;
  const { own } = textFor(lang);
  return drawn(context, {
    lang,
    title: own.leaving.sheet.title(view.knownAs ?? ""),
    body: (
      <>
        <Choose
          {...{ leavingId, lang, chosen }}
          words={text(context).own}
          reader={context.get(langContext)}
        />
        <p>{own.leaving.sheet.made(dayOnPaper(dayOf(at), lang))}</p>
        <Sheet sections={sheetOf(view, dated, chosen, own, lang)} />
      </>
    ),
  });
}

/** Appointments ahead, where the reader is on the course: the ward may have the check and not the course. */
async function aheadOf(context: OwnArgs["context"], courseId: string) {
  const { views } = services(context).appointments;
  const seen = await views.ofCourse(actor(context), courseId, now(context)).catch((error: unknown) => {
    if (isRefused(error)) return null;
    throw error;
  });
  return (seen?.ahead ?? []).slice(0, MOST_APPOINTMENTS);
}

interface ChooseProps {
  leavingId: string;
  lang: Lang;
  chosen: readonly Chosen[];
  words: ReturnType<typeof textFor>["own"];
  /** The language of whoever prints it. */
  reader: Lang;
}

/** Not printed: what the citizen says yes to having on paper, and in which language. */
function Choose({ leavingId, lang, chosen, words, reader }: ChooseProps) {
  const { choose, back } = words.leaving.sheet;
  return (
    <div className="not-printed" lang={reader}>
      <p>
        <a href={leavingPath(leavingId)}>{back}</a>
      </p>
      <form method="get" action={sheetPath(leavingId)}>
        <input type="hidden" name="valgt" value="1" />
        <fieldset>
          <legend>{choose.title}</legend>
          <p>{choose.lead}</p>
          {CHOSEN.map((line) => (
            <label key={line} className="choice">
              <input type="checkbox" name="med" value={line} defaultChecked={chosen.includes(line)} />
              {choose[line]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{choose.language}</legend>
          {(
            [
              ["da", "Dansk"],
              ["en", "English"],
            ] as const
          ).map(([value, label]) => (
            <label key={value} className="choice" lang={value}>
              <input type="radio" name="sprog" value={value} defaultChecked={lang === value} />
              {label}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="quiet">
          {choose.press}
        </button>
      </form>
      <p>{choose.print}</p>
    </div>
  );
}
