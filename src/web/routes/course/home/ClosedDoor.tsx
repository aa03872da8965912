import type { ClosedDoorView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { HolderStrip } from "../../../ui/HolderStrip.tsx";
import { Page } from "../../../ui/Page.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { actionPath } from "../paths.ts";
import { formName } from "./names.ts";
import { Typed } from "./Typed.tsx";

interface Props {
  door: ClosedDoorView;
  done: string | null;
  again: FormAgain | undefined;
  /** Where "Borgeren er her" is sent: the course page, from wherever this is shown. */
  action: string;
}

/** What a door sees of a course it does not take part in: whom to ring, or that nothing may be said (A10, law 12). */
export function ClosedDoor({ door, done, again, action }: Props) {
  const { course, shift } = useText();
  const words = course.door;
  return (
    <Page
      title={door.knownAs ? words.knownAs(door.knownAs) : words.title}
      lead={door.holder ? words.lead : words.nothing}
      back={<BackLink to={HOME}>{shift.title}</BackLink>}
    >
      <Done words={course.done} what={done} />
      {again && again.form !== formName("arrive") ? <Typed again={again} /> : null}
      {door.holder ? (
        <section className="sheet">
          <HolderStrip strip={door.holder} />
        </section>
      ) : (
        <Card>
          <p>{words.howTo}</p>
          <ButtonRow>
            <LinkButton to="/nogen-staar-her">{words.start}</LinkButton>
          </ButtonRow>
        </Card>
      )}
      {door.mayTakeOver ? (
        <Card title={words.takeOver}>
          <p>{words.takeOverLead}</p>
          <ButtonRow>
            <LinkButton to={actionPath(door.id, "tag-over")} variant="primary">
              {words.takeOver}
            </LinkButton>
          </ButtonRow>
        </Card>
      ) : null}
      {door.mayArrive ? (
        <Card title={words.here}>
          <p>{words.hereLead}</p>
          <CommandForm name={formName("arrive")} again={again} action={action}>
            <TextArea name="note" label={words.note} optional limit={2000} rows={2} />
            <ButtonRow>
              <Button variant={door.mayTakeOver ? "secondary" : "primary"}>{words.arrive}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </Page>
  );
}
