import { Link } from "react-router";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Square } from "../../../../ui/Square.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { visitPath } from "../shared/paths.ts";

interface DeskProps {
  readonly slug: string;
  readonly desk: {
    readonly id: string;
    readonly open: boolean;
    readonly published: boolean;
    readonly link: string;
    readonly unread: readonly { readonly id: string; readonly words: string }[];
  };
  readonly cameOf: string;
  readonly again: FormAgain | undefined;
}

/** For whoever keeps the papers: the code to answer by, what people wrote, and the press that shows the result. */
export function Desk({ slug, desk, cameOf, again }: DeskProps) {
  const words = useText().councilToolkit.visits;
  return (
    <>
      <Card title={desk.open ? words.linkTitle : words.closed}>
        {desk.open ? (
          <>
            <p>{words.linkLead}</p>
            <Square text={desk.link} label={desk.link} />
            <p>
              <Link to={new URL(desk.link).pathname}>{desk.link}</Link>
            </p>
            <CommandForm name="close" again={again}>
              <ButtonRow>
                <LinkButton to={`${visitPath(slug, desk.id)}/ark`}>{words.sheet}</LinkButton>
                <Button variant="secondary">{words.close}</Button>
              </ButtonRow>
            </CommandForm>
          </>
        ) : null}
      </Card>
      {desk.unread.length > 0 ? (
        <Card title={words.unread}>
          <p>{words.unreadLead}</p>
          {desk.unread.map(({ id, words: own }) => (
            <CommandForm key={id} name={`words ${id}`} again={again}>
              <input type="hidden" name="wordsId" value={id} />
              <TextArea name="shown" label={words.words} initial={own} rows={3} limit={2000} />
              <ButtonRow>
                <Button variant="secondary" name="press" value="show">
                  {words.showIt}
                </Button>
                <Button variant="tertiary" name="press" value="delete">
                  {words.deleteIt}
                </Button>
              </ButtonRow>
            </CommandForm>
          ))}
        </Card>
      ) : null}
      {desk.open ? null : (
        <Card title={words.publishTitle}>
          <CommandForm name="publish" again={again}>
            <TextArea name="cameOf" label={words.cameOf} initial={cameOf} rows={4} limit={4000} optional />
            <ButtonRow>
              <Button>{words.publish}</Button>
            </ButtonRow>
          </CommandForm>
          {desk.published ? (
            <CommandForm name="down" again={again}>
              <ButtonRow>
                <Button variant="secondary">{words.takeDown}</Button>
              </ButtonRow>
            </CommandForm>
          ) : null}
        </Card>
      )}
    </>
  );
}
