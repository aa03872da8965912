import type { ReactNode } from "react";
import { Link } from "react-router";
import type { UnitResponsibilities } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface HandingProps {
  has: UnitResponsibilities;
  needs: NeedNames;
  again: FormAgain | undefined;
}

/** The first step: what the unit has, one by one, and all of it at once to the standing receiver. */
export function Handing({ has, needs, again }: HandingProps) {
  const { closing } = useText().ladder;
  const nothing = has.courses.length + has.needs.length + has.asks.length + has.led.length === 0;
  return (
    <Card title={closing.stepOne}>
      {nothing ? <p>{closing.none}</p> : <Lists has={has} needs={needs} />}
      {nothing ? null : has.standingReceiver ? <p>{closing.isReceiver}</p> : <SendAll again={again} />}
    </Card>
  );
}

function Lists({ has, needs }: Pick<HandingProps, "has" | "needs">) {
  const { ladder, catalogue } = useText();
  const { closing } = ladder;
  const open = (path: string, words: string) => (has.onDuty ? <Link to={path}>{words}</Link> : words);
  const name = (knownAs: string | null) => knownAs ?? closing.somebody;
  return (
    <>
      <List title={closing.courses} items={has.courses} keyOf={(course) => course.courseId}>
        {(course) => open(`/forloeb/${course.courseId}`, name(course.knownAs))}
      </List>
      <List title={closing.needs} items={has.needs} keyOf={(need) => need.needId}>
        {(need) =>
          open(
            `/forloeb/${need.courseId}`,
            `${needName(needs, need.kind, catalogue.baton)} – ${name(need.knownAs)}`,
          )
        }
      </List>
      <List title={closing.asks} items={has.asks} keyOf={(ask) => ask.handoverId}>
        {(ask) => open(`/svar/${ask.handoverId}`, closing.fromUnit(ask.fromUnit))}
      </List>
      <List title={closing.admissions} items={has.led} keyOf={(led) => led.id}>
        {(led) => open(`/forloeb/${led.courseId}`, name(led.knownAs))}
      </List>
    </>
  );
}

function List<T>(props: {
  title: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
}) {
  if (props.items.length === 0) return null;
  return (
    <>
      <h3>
        {props.title} <span className="count">{props.items.length}</span>
      </h3>
      <ul className="to-hand-over">
        {props.items.map((item) => (
          <li key={props.keyOf(item)}>{props.children(item)}</li>
        ))}
      </ul>
    </>
  );
}

function SendAll({ again }: { again: FormAgain | undefined }) {
  const { closing } = useText().ladder;
  return (
    <CommandForm name="empty" again={again}>
      <p>{closing.oneByOne}</p>
      <TextArea name="message" label={closing.reason} hint={closing.reasonHint} limit={4000} />
      <ConfirmButton label={closing.send} confirm={closing.sendConfirm}>
        <p>{closing.sendHint}</p>
      </ConfirmButton>
    </CommandForm>
  );
}
