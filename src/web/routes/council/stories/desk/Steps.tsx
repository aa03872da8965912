import type { StoryDesk } from "#modules/council/index.ts";
import type { FormAgain } from "../../../../http/command.ts";
import { useText } from "../../../../text/useText.ts";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../../ui/ConfirmButton.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { RadioGroup } from "../../../../ui/RadioGroup.tsx";

interface StepsProps extends Pick<StoryDesk, "state" | "version" | "consentHolds" | "draft"> {
  readonly again: FormAgain | undefined;
}

/** What comes next: somebody else reads it; or what is public is corrected. */
export function Steps({ state, version, consentHolds, draft, again }: StepsProps) {
  const words = useText().councilStories.desk;
  if (state === "forApproval") return null;
  const open = draft?.questions.some(({ kept }) => kept === null) ?? false;
  const unsaid = draft?.unsaid ?? false;
  const name = draft === null ? "correct" : "ask";
  return (
    <Card title={draft === null ? words.correctTitle : words.askTitle}>
      <p>{draft === null ? words.correctLead : words.askLead}</p>
      {open ? <p>{words.firstSettle}</p> : null}
      {draft !== null && !consentHolds ? <p>{words.firstConsent}</p> : null}
      {unsaid ? <p>{words.firstGeneral}</p> : null}
      {draft !== null && (open || unsaid || !consentHolds) ? null : (
        <CommandForm name={name} again={again}>
          <Edition name="seen" value={version} />
          <ButtonRow>
            <Button variant={draft === null ? "secondary" : "primary"}>
              {draft === null ? words.correct : words.ask}
            </Button>
          </ButtonRow>
        </CommandForm>
      )}
    </Card>
  );
}

/** The way back: every word gone, for good. */
export function TakeBack({ version, again }: { version: number; again: FormAgain | undefined }) {
  const words = useText().councilStories.desk;
  return (
    <Card title={words.withdrawTitle} tone="quiet">
      <p>{words.withdrawLead}</p>
      <CommandForm name="withdraw" again={again}>
        <Edition name="seen" value={version} />
        <RadioGroup
          name="for"
          legend={words.withdrawFor}
          options={(["person", "association", "council"] as const).map((value) => ({
            value,
            label: words.fors[value],
          }))}
        />
        <ConfirmButton label={words.withdraw} />
      </CommandForm>
    </Card>
  );
}
