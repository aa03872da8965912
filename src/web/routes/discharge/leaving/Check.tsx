import { Link } from "react-router";
import type { LeavingLine, LeavingView, LineView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { lineAnchor, linePath } from "../paths.ts";
import { Stands } from "../shared/Stands.tsx";
import type { Around } from "./around.ts";
import { LineFields } from "./LineFields.tsx";
import { TransportRights } from "./Transport.tsx";

interface CheckProps {
  view: LeavingView;
  around: Around;
  /** All there are, in their order. */
  kinds: readonly LeavingLine[];
  again: FormAgain | undefined;
}

/** The two questions for everybody and the lines they call for: one form, one press. What is settled is read, and changed on its own. */
export function Check({ view, around, kinds, again }: CheckProps) {
  const { discharge, leaving: words } = useText();
  const { answers, admission } = view;
  const lineOf = (kind: LeavingLine) => view.lines.find((line) => line.kind === kind);
  return (
    <Card>
      <div className="leaving-form" data-subject={view.subject} data-care={admission?.care ?? undefined}>
        <CommandForm name="save" again={again}>
          <Edition value={view.edition} />
          <RadioGroup
            name="tonight"
            legend={words.tonight}
            {...(answers ? { initial: answers.tonight } : {})}
            options={Object.entries(discharge.tonight).map(([value, label]) => ({ value, label }))}
            columns
          />
          <RadioGroup
            name="followUp"
            legend={words.follow}
            {...(answers ? { initial: answers.followUp } : {})}
            options={Object.entries(discharge.followUp).map(([value, label]) => ({ value, label }))}
            columns
          />
          <CheckboxGroup
            name="matters"
            legend={words.matters}
            hint={words.mattersHint}
            initial={answers?.matters ?? []}
            options={Object.entries(discharge.matters).map(([value, label]) => ({ value, label }))}
            columns
          />
          {kinds.map((kind) => {
            const line = lineOf(kind);
            return (
              <section key={kind} className="leaving-line" data-line={kind} id={lineAnchor(kind)}>
                <h3>{discharge.lines[kind]}</h3>
                {kind === "transport" && line?.state === "secured" ? <TransportRights view={view} /> : null}
                {line && (line.closed || line.settled) ? (
                  <Settled line={line} view={view} />
                ) : (
                  <>
                    {line && line.state !== "open" ? <Stands line={line} courseId={view.courseId} /> : null}
                    <LineFields kind={kind} edition={line?.edition ?? 0} around={around} />
                  </>
                )}
              </section>
            );
          })}
          <ButtonRow>
            <Button variant={answers && view.missing.length === 0 ? "secondary" : "primary"}>
              {words.save}
            </Button>
          </ButtonRow>
        </CommandForm>
      </div>
    </Card>
  );
}

function Settled({ line, view }: { line: LineView; view: LeavingView }) {
  const { discharge, leaving: words } = useText();
  return (
    <>
      <Stands line={line} courseId={view.courseId} />
      {line.closed ? null : (
        <p>
          <Link to={linePath(view.id, line.kind)} aria-label={words.changeFor(discharge.lines[line.kind])}>
            {words.change}
          </Link>
        </p>
      )}
    </>
  );
}
