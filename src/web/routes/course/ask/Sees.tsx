import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { languageInWords } from "../../../ui/language.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { SummaryList, type SummaryRow } from "../../../ui/SummaryList.tsx";
import type { Shown } from "./present.ts";

interface SeesProps {
  shown: Shown;
  names: NeedNames;
  from: { name: string; phone: string };
}

/** Law 13, for the sender: exactly what a door that is asked sees before it answers. */
export function Sees({ shown, names, from }: SeesProps) {
  const { courseActions, catalogue, lang } = useText();
  const { sees } = courseActions.ask;
  const { person } = shown;
  const nameOf = (kind: string) => names[kind] ?? kind;
  const rows: (SummaryRow | null)[] = [
    { label: sees.need, value: shown.needKind === null ? sees.baton : nameOf(shown.needKind) },
    shown.carries.length > 0 ? { label: sees.carries, value: shown.carries.map(nameOf).join(" · ") } : null,
    {
      label: sees.from,
      value: (
        <>
          {from.name} · <PhoneLink phone={from.phone} />
        </>
      ),
    },
    { label: sees.age, value: catalogue.ageBand[shown.ageBand] },
    { label: sees.urgency, value: sees.urgencyAsChosen },
    { label: sees.message, value: sees.messageAsWritten },
    { label: sees.agreed, value: sees.agreedAsSaid },
    shown.dutyBearer ? { label: sees.duty, value: shown.dutyBearer } : null,
    person ? { label: sees.name, value: person.knownAs } : null,
    person ? { label: sees.language, value: languageInWords(person.language, lang) } : null,
    person?.citizensWords
      ? { label: sees.own, value: <span className="written">{person.citizensWords}</span> }
      : null,
  ];
  return (
    <Card title={sees.title} tone="quiet">
      <SummaryList rows={rows.filter((row) => row !== null)} />
      <p>{person ? sees.withName : shown.depends ? sees.depends : sees.withoutName}</p>
      <p className="quiet">{sees.after}</p>
    </Card>
  );
}
