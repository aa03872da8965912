import { Link } from "react-router";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { servicePath } from "../../directory/shared/paths.ts";
import { actionPath } from "../paths.ts";
import type { ProposedPractice } from "./practices.ts";

interface Props {
  courseId: string;
  practices: readonly ProposedPractice[];
  /** Where all of them are. */
  all: string;
  /** A doctor is a need of the course already. */
  needed: boolean;
  may: boolean;
  again: FormAgain | undefined;
}

/** Nobody to go to here: practices that take people on the edge, and the need in one press. */
export function FindDoctor({ courseId, practices, all, needed, may, again }: Props) {
  const { find } = useText().doctor;
  return (
    <Card title={find.title} tone="quiet">
      <p>{practices.length === 0 ? find.none : find.lead}</p>
      <ul>
        {practices.map(({ id, name, phone, why }) => (
          <li key={id}>
            <Link to={servicePath(id)}>{name}</Link> <PhoneLink phone={phone} />
            {why.length > 0 ? <span className="quiet"> {why.join(" · ")}</span> : null}
          </li>
        ))}
      </ul>
      <p>
        <a href={all}>{find.all}</a>
      </p>
      {needed ? <p>{find.there}</p> : null}
      {may && !needed ? (
        <CommandForm name="need" again={again} action={actionPath(courseId, "nyt-behov")}>
          <input type="hidden" name="kind" value="ownDoctor" />
          <Button variant="secondary">{find.need}</Button>
        </CommandForm>
      ) : null}
    </Card>
  );
}
