import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Details } from "../../../../ui/Details.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";

interface ReadingProps {
  readonly version: number;
  readonly approve: boolean;
  readonly kept: readonly { readonly words: string; readonly why: string }[];
  readonly again: FormAgain | undefined;
}

/** The second pair of eyes: yes, and everybody can read it; or back with what is to be written otherwise. */
export function Reading({ version, approve, kept, again }: ReadingProps) {
  const words = useText().councilStories.desk;
  return (
    <Card title={words.readTitle}>
      <p>{words.readLead}</p>
      {kept.length > 0 ? (
        <>
          <p>{words.kept}:</p>
          <ul>
            {kept.map((one) => (
              <li key={one.words}>
                <mark lang="da">{one.words}</mark> – {one.why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {approve ? (
        <CommandForm name="approve" again={again}>
          <Edition name="seen" value={version} />
          <ButtonRow>
            <Button>{words.approve}</Button>
          </ButtonRow>
        </CommandForm>
      ) : (
        <p>{words.ownWork}</p>
      )}
      <Details summary={words.sendBack} open={again?.form === "back"}>
        <CommandForm name="back" again={again}>
          <Edition name="seen" value={version} />
          <TextArea name="why" label={words.sendBackWhy} rows={3} limit={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.sendBack}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
