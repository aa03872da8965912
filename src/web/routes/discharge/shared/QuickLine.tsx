import type { LineView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Row } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { lineAnchor } from "../paths.ts";
import { Stands } from "./Stands.tsx";

interface QuickLineProps {
  line: LineView;
  courseId: string;
  /** The reader may settle it. */
  may: boolean;
  /** Somebody may be asked; then these are offered, and the first is written there. */
  asks?: { readonly usual: string; readonly suggestions: readonly string[] };
  again: FormAgain | undefined;
  /** Where it is posted; this page unless given. */
  action?: string;
}

/** One quick line: done in one press, asked of somebody or not relevant in two. What was said may be said anew. */
export function QuickLine({ line, courseId, may, asks, again, action }: QuickLineProps) {
  const { discharge } = useText();
  const { arrival, lines, hints } = discharge;
  const name = lines[line.kind];
  const touched = line.state !== "open";
  const edition = <Edition value={line.edition} />;
  const to = action === undefined ? {} : { action };
  const sent = (what: string) => again?.form === `${what}-${line.id}`;
  const ways = (
    <>
      <CommandForm name={`done-${line.id}`} again={again} {...to}>
        {edition}
        <Button variant="secondary" aria-label={arrival.doneFor(name)}>
          {arrival.done}
        </Button>
      </CommandForm>
      {asks ? (
        <Details
          summary={
            <>
              {arrival.asked}
              <span className="sr-only"> ({name})</span>
            </>
          }
          open={sent("asked")}
        >
          <CommandForm name={`asked-${line.id}`} again={again} {...to}>
            {edition}
            <Field
              {...{ name: "by", label: arrival.whom, hint: arrival.whomHint }}
              {...{ initial: asks.usual, maxLength: 200 }}
              suggestions={asks.suggestions}
            />
            <TextArea name="words" label={arrival.note} rows={2} limit={1000} optional />
            <ButtonRow>
              <Button variant="secondary" aria-label={arrival.askedFor(name)}>
                {arrival.askedPress}
              </Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
      <Details
        summary={
          <>
            {arrival.notRelevant}
            <span className="sr-only"> ({name})</span>
          </>
        }
        open={sent("not")}
      >
        <CommandForm name={`not-${line.id}`} again={again} {...to}>
          {edition}
          <TextArea name="words" label={arrival.why} hint={arrival.whyHint} rows={2} limit={1000} />
          <ButtonRow>
            <Button variant="secondary" aria-label={arrival.notRelevantFor(name)}>
              {arrival.notRelevantPress}
            </Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </>
  );
  const shown = sent("done") || sent("asked") || sent("not");
  return (
    <Row id={lineAnchor(line.kind)} title={name}>
      {touched || line.closed ? <Stands line={line} courseId={courseId} /> : <p>{hints[line.kind]}</p>}
      {!may || line.closed ? null : touched ? (
        <div className="quick-again">
          <Details
            summary={
              <>
                {arrival.again}
                <span className="sr-only"> ({name})</span>
              </>
            }
            open={shown}
          >
            <div className="quick-ways">{ways}</div>
          </Details>
        </div>
      ) : (
        <div className="quick-ways">{ways}</div>
      )}
    </Row>
  );
}
