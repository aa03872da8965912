import type { HandoverPreview } from "#modules/relay/index.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";

/** How it ended, when it has: who was first, where the way was shown, or that it was withdrawn. */
export function Outcome({ preview }: { preview: HandoverPreview }) {
  const { over } = useText().answer;
  const said = useEnding(preview);
  if (said === null) return null;
  const mayOpen = preview.mine === "sender" || preview.state === "accepted";
  return (
    <div className="page-actions">
      <Alert variant={preview.state === "accepted" ? "success" : "info"} title={said}>
        <Redirected preview={preview} />
        {preview.line.withdrawnWhy ? (
          <p>
            {over.why}: {preview.line.withdrawnWhy}
          </p>
        ) : null}
      </Alert>
      <ButtonRow>
        {mayOpen ? (
          <LinkButton to={`/forloeb/${preview.courseId}`} variant="primary">
            {over.open}
          </LinkButton>
        ) : null}
        <LinkButton to={HOME}>{over.home}</LinkButton>
      </ButtonRow>
    </div>
  );
}

/** What happened, from where the reader stands; null while it is still to be answered. */
function useEnding({ mine, state, line }: HandoverPreview): string | null {
  const { answer, lang } = useText();
  const { over } = answer;
  const now = useNow();
  const at = line.answeredAt ? momentInWords(line.answeredAt, now, lang) : "";
  const sender = mine === "sender";
  switch (state) {
    case "accepted":
      return sender
        ? over.accepted(line.to.name, line.answeredBy ?? line.to.name, at)
        : over.acceptedByUs(line.answeredBy ?? line.to.name, at);
    case "redirected":
      return sender ? over.redirected(line.to.name, at) : over.redirectedByUs(at);
    case "withdrawn":
      if (line.overtakenBy)
        return sender ? over.overtakenSender(line.overtakenBy.name) : over.overtaken(line.overtakenBy.name);
      return sender ? over.withdrawnByUs(at) : over.withdrawn(line.from.name, at);
    default:
      return null;
  }
}

function Redirected({ preview }: { preview: HandoverPreview }) {
  const { answer, catalogue } = useText();
  const { redirect } = preview.line;
  if (!redirect) return null;
  const doors = redirect.nextDoors.map((door) => door.label).join(" · ");
  return (
    <>
      <p>
        {answer.over.reason}: {catalogue.redirectReason[redirect.reason]}
        {redirect.text ? ` – ${redirect.text}` : null}
      </p>
      <p>{redirect.noneKnown ? answer.over.noneKnown : `${answer.over.nextDoors}: ${doors}`}</p>
    </>
  );
}
