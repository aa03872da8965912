import { langContext, now, origin, text } from "../../../http/context.ts";
import { dayInWords, phoneInWords } from "../../../ui/format.ts";
import { Square } from "../../../ui/Square.tsx";
import { drawn } from "./document.tsx";
import type { OwnContext } from "./session.ts";

/** What stands on the sheet: nothing of the person but the name that may be shown, and whom to ring – a number, not which unit. */
interface Sheet {
  /** The way in; null where it is told no more: then there are lines to write on. */
  readonly token: string | null;
  readonly reference: string;
  readonly shownName: string;
  readonly expiresAt: Date;
  readonly phone: string;
  readonly back: { readonly to: string; readonly say: string };
}

/** One page to print: a square to tell it by, or lines to write it on (D3). */
export function knowledgeSheet(context: OwnContext, sheet: Sheet): Response {
  const { drop, sheet: words } = text(context).knowledge;
  const link = sheet.token === null ? null : `${origin(context)}/fortael/${sheet.token}`;
  const until = dayInWords(sheet.expiresAt, now(context), context.get(langContext));
  return drawn(context, {
    title: drop.title(sheet.shownName),
    body: (
      <div className="sheet told">
        <p className="not-printed">
          <a href={sheet.back.to}>{sheet.back.say}</a>
        </p>
        <p className="not-printed">{words.printHow}</p>
        <p>{drop.lead}</p>
        <p>
          {words.number}: <strong className="code">{sheet.reference}</strong>. {words.until(until)}
        </p>
        <ul>
          {drop.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {link === null ? null : (
          <>
            <h2>{words.either}</h2>
            <div className="web">
              <Square text={link} label={words.square} />
              <p>
                {words.address}
                <br />
                <span className="address">{link}</span>
              </p>
            </div>
          </>
        )}
        <h2>{link === null ? words.here : words.or}</h2>
        {[drop.giver, drop.relation].map((label) => (
          <Blank key={label} label={label} />
        ))}
        <Blank label={drop.words} tall />
        <p>
          <strong>{drop.known}</strong> {Object.values(drop.knownTo).map((choice) => `☐ ${choice} `)}
        </p>
        <Blank label={`${drop.thanks} ${drop.thanksHint}`} />
        <p>{words.handIn(phoneInWords(sheet.phone))}</p>
        <p>
          <strong>{drop.rights}.</strong> {drop.rightsList.join(" ")}
        </p>
      </div>
    ),
  });
}

const Blank = ({ label, tall = false }: { label: string; tall?: boolean }) => (
  <>
    <p>
      <strong>{label}</strong>
    </p>
    <div className={tall ? "blank tall" : "blank"} />
  </>
);
