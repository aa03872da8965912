import { Link } from "react-router";
import type { HandoverLine } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { formName } from "./names.ts";

interface Props {
  line: HandoverLine;
  again: FormAgain | undefined;
}

/** "Klar til at sende": what a redirect prepared; sent as it is with one press, changed first, or thrown away. */
export function Draft({ line, again }: Props) {
  const { asks } = useText().course;
  const send = formName("send", line.id);
  const discard = formName("discard", line.id);
  return (
    <li className="ask ask-draft" id={send}>
      <p>
        <strong>{asks.draft(line.to.name)}</strong>
      </p>
      <p className="quiet">{asks.draftWhy}</p>
      {line.message ? <p className="written">{line.message}</p> : null}
      {line.notAgreedWhy ? <p className="quiet">{asks.notAgreed(line.notAgreedWhy)}</p> : null}
      <div className="draft-actions">
        <CommandForm name={send} again={again}>
          <input type="hidden" name="handoverId" value={line.id} />
          <input type="hidden" name="agreed" value={line.agreedWithCitizen ? "yes" : "notYet"} />
          <input type="hidden" name="notAgreedWhy" value={line.notAgreedWhy ?? ""} />
          <Button variant="secondary">{asks.send(line.to.name)}</Button>
        </CommandForm>
        <Link
          className="button button-tertiary"
          to={`/svar/${line.id}`}
          aria-label={asks.editAbout(line.to.name)}
        >
          {asks.edit}
        </Link>
        <CommandForm name={discard} again={again}>
          <input type="hidden" name="handoverId" value={line.id} />
          <ConfirmButton label={asks.discard} confirm={asks.discardYes}>
            <p>{asks.discardSure}</p>
          </ConfirmButton>
        </CommandForm>
      </div>
    </li>
  );
}

/** What the receiver asked and what was answered; the sender answers here. */
export function Questions({ line, mine, again }: Props & { mine: boolean }) {
  const { asks } = useText().course;
  if (line.questions.length === 0) return null;
  const name = formName("answer", line.id);
  const open = line.state === "questioned";
  return (
    <div id={name}>
      <dl className="talk">
        {line.questions.map((one) => (
          <div key={one.id}>
            <dt>
              {one.question}{" "}
              <span className="quiet">
                {one.askedBy}, <Moment at={one.askedAt} />
              </span>
            </dt>
            {one.answer === null ? null : (
              <dd>
                {one.answer}{" "}
                {one.answeredBy ? <span className="quiet">{asks.answered(one.answeredBy)}</span> : null}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {open && mine ? (
        <CommandForm name={name} again={again}>
          <input type="hidden" name="handoverId" value={line.id} />
          <TextArea name="answer" label={asks.yourAnswer} limit={4000} />
          <Button variant="secondary">{asks.sendAnswer}</Button>
        </CommandForm>
      ) : null}
    </div>
  );
}
