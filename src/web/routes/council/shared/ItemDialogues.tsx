import { Link } from "react-router";
import type { ItemDialogue } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { dayOfMeeting } from "./dates.ts";
import { dialoguesPath } from "./paths.ts";

interface ItemDialoguesProps {
  readonly slug: string;
  readonly dialogues: readonly ItemDialogue[];
  /** Whether the summary may be put into what the item says. */
  readonly writable: boolean;
}

/** What those who sit in a council have written about an item between its meetings, and what came of it. */
export function ItemDialogues({ slug, dialogues, writable }: ItemDialoguesProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.dialogues;
  if (dialogues.length === 0) return null;
  return (
    <Rows>
      {dialogues.map(({ id, title, closesOn, state, summary, contributions, taken, edition }) => {
        const path = `${dialoguesPath(slug)}/${id}`;
        return (
          <Row key={id} title={<Link to={path}>{title}</Link>} time={<Badge>{words.states[state]}</Badge>}>
            <Facts
              items={[
                (state === "open" ? words.closes : words.closed)(dayOfMeeting(closesOn, lang)),
                words.count(contributions),
              ]}
            />
            {summary === "" ? null : (
              <p className="written" lang="da">
                {summary}
              </p>
            )}
            {taken ? <p className="quiet">{words.isTaken}</p> : null}
            {summary !== "" && !taken && writable ? (
              <CommandForm name="take" action={path} again={undefined}>
                <Edition name="seen" value={edition} />
                <ButtonRow>
                  <Button variant="secondary" aria-label={words.takeLabel(title)}>
                    {words.take}
                  </Button>
                </ButtonRow>
              </CommandForm>
            ) : null}
          </Row>
        );
      })}
    </Rows>
  );
}
