import type { CompanionView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { languageInWords } from "../../../ui/language.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";
import { useNow } from "../../../ui/shell.ts";
import { nameLine, phonedInWords, toldInWords } from "./present.ts";
import { WishFields } from "./WishFields.tsx";

interface Props {
  companion: CompanionView;
  may: boolean;
  again: FormAgain | undefined;
}

/** Somebody who goes along: who it is, what the law says of it, what the citizen wants – and how that is said anew. */
export function Companion({ companion, may, again }: Props) {
  const { companions: words, lang } = useText();
  const now = useNow();
  const { id, kind, name, wishes, lapsedOn } = companion;
  return (
    <Card title={nameLine(companion, words)}>
      {lapsedOn === null ? null : (
        <Alert variant="warning">
          {words.lapsed(dayInWords(new Date(`${lapsedOn}T11:00:00Z`), now, lang))}
        </Alert>
      )}
      <p>
        <strong>{words.comes[wishes.comes]}</strong>
      </p>
      <SummaryList rows={useRows(companion)} />
      {wishes.words === "" ? null : <p className="own-words">{wishes.words}</p>}
      <SaidLine wishes={wishes} />
      <p className="quiet">{words.law[kind]}</p>
      {may ? (
        <>
          <Details summary={words.wish.titleFor(name)} open={again?.form === `wish-${id}`}>
            <CommandForm name={`wish-${id}`} again={again}>
              <input type="hidden" name="companionId" value={id} />
              <WishFields wishes={wishes} />
              <ButtonRow>
                <Button>{words.wish.press}</Button>
              </ButtonRow>
            </CommandForm>
          </Details>
          <CommandForm name={`end-${id}`} again={again}>
            <input type="hidden" name="companionId" value={id} />
            <ConfirmButton label={words.end.label(name)} confirm={words.end.yes}>
              <p>{words.end.lead}</p>
            </ConfirmButton>
          </CommandForm>
        </>
      ) : null}
    </Card>
  );
}

function useRows({ phone, remit, language, note, wishes, lapsedOn }: CompanionView): SummaryRow[] {
  const { companions: words, lang } = useText();
  const told = toldInWords(wishes, words);
  const rows: (SummaryRow | null)[] = [
    phone === null ? null : { label: words.add.phone, value: <PhoneLink phone={phone} /> },
    remit === "" ? null : { label: words.remit, value: remit },
    { label: words.mayBePhoned, value: phonedInWords(wishes, words) ?? words.phonedNever },
    {
      label: words.mayBeTold,
      value:
        told.length === 0 || wishes.toldUntil === null || lapsedOn !== null ? (
          remit === "" ? (
            words.toldNothing
          ) : (
            words.toldInRemit
          )
        ) : (
          <>
            {told.join(" · ")} – {words.until} <Day on={wishes.toldUntil} />
          </>
        ),
    },
    language === "" ? null : { label: words.language, value: languageInWords(language, lang) },
    note === "" ? null : { label: words.add.note, value: note },
  ];
  return rows.filter((row) => row !== null);
}

function SaidLine({ wishes }: { wishes: CompanionView["wishes"] }) {
  const { companions: words, catalogue, lang } = useText();
  const now = useNow();
  const { form, unitName, at, givenBy, givenByName } = wishes;
  return (
    <p className="quiet">
      {words.said[form](unitName, dayInWords(at, now, lang))}
      {givenByName === null
        ? null
        : ` · ${words.saidBy(catalogue.giver[givenBy].toLowerCase(), givenByName)}`}
    </p>
  );
}
