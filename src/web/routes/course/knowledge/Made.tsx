import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { actionPath } from "../paths.ts";

/** A way in that has just been made: whoever has its token may have it on paper too. */
export interface MadeInvitation {
  readonly invitationId: string;
  readonly token: string;
  readonly url: string;
}

/** The link, this once, and the sheet that has it on paper. A form of its own, so that the token stands in no address. */
export function Made({ made, courseId }: { made: MadeInvitation; courseId: string }) {
  const { invite: words } = useText().knowledge.course;
  return (
    <>
      <Alert variant="success" title={words.isMade} announce>
        {words.once}
      </Alert>
      <Card>
        <label className="form-label" htmlFor="made-link">
          {words.address}
        </label>
        <textarea
          className="form-input made-link"
          id="made-link"
          rows={3}
          readOnly
          spellCheck={false}
          defaultValue={made.url}
        />
        <form method="post" action={`${actionPath(courseId, "viden")}/ark/${made.invitationId}`}>
          <input type="hidden" name="token" value={made.token} />
          <ButtonRow>
            <Button variant="secondary">{words.sheet}</Button>
          </ButtonRow>
        </form>
        <p className="quiet">{words.lost}</p>
      </Card>
    </>
  );
}
