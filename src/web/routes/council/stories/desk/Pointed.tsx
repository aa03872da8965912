import type { Question } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Badge } from "../../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { nameOf } from "./naming.ts";

interface PointedProps {
  readonly questions: readonly Question[];
  readonly version: number;
  readonly again: FormAgain | undefined;
}

/** So many at once: a form has room for three hundred fields, and each thing takes three. What is not decided comes first. */
const AT_ONCE = 80;

/** What may lead to somebody, thing by thing: other words instead, or why it stays. The machine suggests; a person decides. */
export function Pointed({ questions, version, again }: PointedProps) {
  const words = useText().councilStories.desk;
  const shown = [
    ...questions.filter(({ kept }) => kept === null),
    ...questions.filter(({ kept }) => kept !== null),
  ].slice(0, AT_ONCE);
  return (
    <Card title={words.pointed}>
      {questions.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <CommandForm name="settle" again={again}>
          <Edition name="seen" value={version} />
          <p>{words.pointedLead}</p>
          {shown.map((question) => (
            <One key={`${question.kind} ${question.words}`} question={question} />
          ))}
          {shown.length < questions.length ? <p>{words.more(questions.length - shown.length)}</p> : null}
          <ButtonRow>
            <Button variant="secondary">{words.save}</Button>
          </ButtonRow>
        </CommandForm>
      )}
    </Card>
  );
}

function One({ question }: { question: Question }) {
  const { desk: words } = useText().councilStories;
  const n = nameOf(question);
  const { kind, words: found, times, hard, kept, suggestion } = question;
  const together = kind === "combination";
  const traits: Readonly<Record<string, string>> = words.traits;
  const write = {
    value: "write",
    label: words.write,
    hint: words.suggests(suggestion),
    more: <Field name={`instead-${n}`} label={words.instead(found)} initial={suggestion} maxLength={500} />,
  };
  const keep = {
    value: "keep",
    label: words.keep,
    more: (
      <Field
        name={`why-${n}`}
        label={together ? words.whyTogether : words.why(found)}
        initial={kept ?? ""}
        maxLength={500}
        optional
      />
    ),
  };
  return (
    <div className="pointed">
      <p>
        <Badge tone={hard ? "error" : kept === null ? "warning" : "plain"}>{words.kinds[kind]}</Badge>{" "}
        {together ? (
          words.combination(
            found
              .split(" ")
              .map((trait) => traits[trait] ?? trait)
              .join(", "),
          )
        ) : (
          <mark lang="da">{found}</mark>
        )}{" "}
        {times > 1 ? <span className="quiet">{words.times(times)}</span> : null} {hard ? words.mustGo : null}
        {kept === null ? null : words.stays(kept)}
      </p>
      <RadioGroup
        name={`do-${n}`}
        legend={together ? words.whatTogether : words.what(found)}
        options={[
          ...(together ? [] : [write]),
          ...(hard ? [] : [keep]),
          { value: "later", label: words.later },
        ]}
        initial={kept === null ? "later" : "keep"}
      />
    </div>
  );
}
