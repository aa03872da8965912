import type { StoryDesk } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Details } from "../../../../ui/Details.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { SummaryList } from "../../../../ui/SummaryList.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { ConsentFields } from "../shared/ConsentFields.tsx";

interface ConsentProps extends Pick<StoryDesk, "about" | "consent" | "consentHolds" | "version"> {
  readonly write: boolean;
  readonly again: FormAgain | undefined;
}

/** That the person said yes: how, when, to whom and until when. */
export function Consent({ about, consent, consentHolds, version, write, again }: ConsentProps) {
  const { councilStories, lang } = useText();
  const words = councilStories.consent;
  const form = (
    <CommandForm name="consent" again={again}>
      <Edition name="seen" value={version} />
      <ConsentFields initial={consent} />
      <ButtonRow>
        <Button variant="secondary">{words.save}</Button>
      </ButtonRow>
    </CommandForm>
  );
  return (
    <Card title={words.title}>
      {about === "general" ? <p>{words.notNeeded}</p> : null}
      {consent === null ? (
        <>
          {about === "person" ? <p>{words.needed}</p> : null}
          {write && about === "person" ? form : null}
        </>
      ) : (
        <>
          {consentHolds ? null : <p>{words.over}</p>}
          <SummaryList
            rows={[
              { label: words.form, value: words.forms[consent.form] },
              { label: words.on, value: dayOfMeeting(consent.on, lang) },
              { label: words.by, value: consent.by },
              {
                label: words.until,
                value: consent.until === null ? words.untilTaken : dayOfMeeting(consent.until, lang),
              },
              ...(consent.words === "" ? [] : [{ label: words.words, value: consent.words }]),
            ]}
          />
          {write ? (
            <Details summary={words.change} open={again?.form === "consent"}>
              {form}
            </Details>
          ) : null}
        </>
      )}
    </Card>
  );
}
