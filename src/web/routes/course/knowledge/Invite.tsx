import type { KnowledgeView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { actionPath } from "../paths.ts";

interface Props {
  courseId: string;
  knownAs: string;
  invitations: KnowledgeView["invitations"];
  again: FormAgain | undefined;
}

/** A link and a sheet for one who knows something, and those that stand open. */
export function Invite({ courseId, knownAs, invitations, again }: Props) {
  const { knowledge, lang } = useText();
  const { invite: words } = knowledge.course;
  const now = useNow();
  return (
    <Card>
      <Details summary={words.title} open={again?.form === "invite" || invitations.length > 0}>
        <p>{words.lead}</p>
        <CommandForm name="invite" again={again}>
          <Field
            name="shownName"
            label={words.name}
            hint={words.nameHint}
            initial={knownAs}
            optional
            maxLength={120}
          />
          <ButtonRow>
            <Button variant="secondary">{words.press}</Button>
          </ButtonRow>
        </CommandForm>
        {invitations.length === 0 ? null : (
          <>
            <h2>{words.open}</h2>
            <p className="quiet">{words.notTold}</p>
            <Rows>
              {invitations.map((one) => (
                <Row key={one.id} title={one.reference}>
                  <Facts
                    items={[
                      words.shows(one.shownName),
                      words.made(dayInWords(one.madeAt, now, lang)),
                      words.until(dayInWords(one.expiresAt, now, lang)),
                      one.byCitizen ? words.byCitizen : null,
                      one.told ? words.told : null,
                    ]}
                  />
                  {one.byCitizen ? null : (
                    <>
                      <p>
                        <a href={`${actionPath(courseId, "viden")}/ark/${one.id}`}>{words.plainSheet}</a>
                      </p>
                      <CommandForm name={`invite-${one.id}`} again={again}>
                        <input type="hidden" name="insteadOf" value={one.id} />
                        <input type="hidden" name="shownName" value={one.shownName} />
                        <ConfirmButton label={words.anewLabel(one.reference)} confirm={words.anew} />
                      </CommandForm>
                    </>
                  )}
                  <CommandForm name={`close-${one.id}`} again={again}>
                    <input type="hidden" name="invitationId" value={one.id} />
                    <ConfirmButton label={words.closeLabel(one.reference)} confirm={words.close} />
                  </CommandForm>
                </Row>
              ))}
            </Rows>
          </>
        )}
      </Details>
    </Card>
  );
}
