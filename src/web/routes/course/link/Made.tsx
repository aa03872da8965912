import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { doneAt } from "../paths.ts";
import type { Head } from "../shared/subject.ts";

export interface MadeLink {
  readonly url: string;
  readonly party: string;
}

/** The link, this once, and how to send it. It stands in a field, so that one press marks all of it. */
export function Made({ made, head }: { made: MadeLink; head: Head }) {
  const { link } = useText().courseActions;
  return (
    <>
      <Alert variant="success" title={link.made(made.party)} announce>
        {link.once}
      </Alert>
      <Card>
        <label className="form-label" htmlFor="made-link">
          {link.label}
        </label>
        <textarea
          className="form-input made-link"
          id="made-link"
          rows={3}
          readOnly
          spellCheck={false}
          defaultValue={made.url}
        />
        <h2>{link.how}</h2>
        <ol>
          {link.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="quiet">{link.lost}</p>
        <ButtonRow>
          <LinkButton to={doneAt(head.courseId, "asked", head.needId)} variant="primary">
            {link.done}
          </LinkButton>
        </ButtonRow>
      </Card>
    </>
  );
}
