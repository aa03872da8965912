import type { LeavingLine, LeavingView, LineView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { leavingPath, lineAnchor, linePath } from "../paths.ts";
import { AskForIt } from "../shared/AskForIt.tsx";
import { Lead } from "../shared/Head.tsx";
import { Stands } from "../shared/Stands.tsx";
import type { Around } from "./around.ts";
import { LineFields } from "./LineFields.tsx";
import { TransportRights } from "./Transport.tsx";

interface OneLineProps {
  view: LeavingView;
  line: LineView & { readonly kind: LeavingLine };
  around: Around | null;
  again: FormAgain | undefined;
}

/** One line on a page of its own: how it stands, said anew – or said to hold no longer. */
export function OneLine({ view, line, around, again }: OneLineProps) {
  const { discharge, leaving: words } = useText();
  const name = discharge.lines[line.kind];
  const back = `${leavingPath(view.id)}#${lineAnchor(line.kind)}`;
  return (
    <Page
      title={name}
      lead={<Lead view={view} says="" />}
      back={<BackLink to={back}>{words.title}</BackLink>}
    >
      <Card>
        {line.kind === "transport" && line.state === "secured" ? <TransportRights view={view} /> : null}
        <Stands line={line} courseId={view.courseId} />
        {line.closed ? <AskForIt view={view} /> : null}
        {around && !line.closed ? (
          <CommandForm name={`line-${line.kind}`} again={again} action={linePath(view.id, line.kind)}>
            <input type="hidden" name="lineId" value={line.id} />
            <LineFields kind={line.kind} edition={line.edition} around={around} was={line} />
            <ButtonRow>
              <Button>{words.saveLine}</Button>
            </ButtonRow>
          </CommandForm>
        ) : null}
        {around && !line.closed && line.state !== "open" && line.state !== "due" ? (
          <Details summary={words.reopen.title} open={again?.form === "reopen"}>
            <p>{view.state === "left" ? words.reopen.after : words.reopen.before}</p>
            <CommandForm name="reopen" again={again} action={linePath(view.id, line.kind)}>
              <input type="hidden" name="lineId" value={line.id} />
              <Edition value={line.edition} />
              <TextArea name="words" label={words.reopen.why} rows={2} limit={1000} />
              <ButtonRow>
                <Button variant="secondary">{words.reopen.press}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        ) : null}
      </Card>
    </Page>
  );
}
