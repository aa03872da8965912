import type { ReactNode } from "react";
import type { FormAgain } from "../http/command.ts";
import { Alert } from "./Alert.tsx";
import { BackLink } from "./BackLink.tsx";
import { Badge } from "./Badge.tsx";
import { Button, ButtonRow, LinkButton } from "./Button.tsx";
import { Card } from "./Card.tsx";
import { CommandForm } from "./CommandForm.tsx";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { Details } from "./Details.tsx";
import { EmergencyNote } from "./EmergencyNote.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { Field } from "./Field.tsx";
import { PhoneLink } from "./PhoneLink.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "./RadioGroup.tsx";
import { relayLineExamples } from "./RelayLine/examples.tsx";
import { Select } from "./Select.tsx";
import { SummaryList } from "./SummaryList.tsx";
import { Table } from "./Table.tsx";
import { TextArea } from "./TextArea.tsx";
import { Moment, TimeLeft } from "./TimeLeft.tsx";
import { UnitName } from "./UnitName.tsx";

/** Each part with the words of a night's work, for the page of parts and its axe test. */
export const examples = (now: Date): { name: string; example: ReactNode }[] => [
  { name: "BackLink", example: <BackLink to="/" /> },
  { name: "EmergencyNote", example: <EmergencyNote /> },
  {
    name: "Alert",
    example: (
      <>
        <Alert variant="info" title="Ambulatoriet åbner kl. 8">
          Spørgsmålet venter på dem til da.
        </Alert>
        <Alert variant="success" title="Herberget Nordlys har taget imod" />
        <Alert variant="warning" title="Svaret er over tiden">
          Lederen har fået besked.
        </Alert>
        <Alert variant="error">Siden kunne ikke hentes.</Alert>
      </>
    ),
  },
  {
    name: "Badge, UnitName",
    example: (
      <p>
        <Badge>åbent</Badge> <Badge tone="info">spurgt</Badge> <Badge tone="success">mødt</Badge>{" "}
        <Badge tone="warning">snart</Badge> <Badge tone="error">over tiden</Badge>{" "}
        <UnitName name="Akutmodtagelsen" sector="region" />,{" "}
        <UnitName name="Jobcentret" sector="municipality" />,{" "}
        <UnitName name="Lægehuset" sector="generalPractice" />,{" "}
        <UnitName name="Varmestuen" sector="civilSociety" />,{" "}
        <UnitName name="Kriminalforsorgen" sector="state" />
      </p>
    ),
  },
  {
    name: "Button, LinkButton",
    example: (
      <ButtonRow>
        <Button type="button">Tag imod</Button>
        <Button type="button" variant="secondary">
          Spørg
        </Button>
        <Button type="button" variant="tertiary">
          Ikke nu
        </Button>
        <LinkButton to="/">Vis videre</LinkButton>
      </ButtonRow>
    ),
  },
  {
    name: "Card, SummaryList, TimeLeft, PhoneLink",
    example: (
      <div className="columns">
        <Card title="Et sted at sove i nat">
          <SummaryList
            rows={[
              { label: "Spurgt", value: <UnitName name="Herberget Nordlys" sector="municipality" /> },
              { label: "Telefon", value: <PhoneLink phone="+4500000000" /> },
              { label: "Uden telefon", value: <PhoneLink phone={null} /> },
              { label: "Svar senest", value: <TimeLeft until={new Date(now.getTime() + 7_200_000)} /> },
              {
                label: "Skulle have svaret",
                value: <TimeLeft until={new Date(now.getTime() - 5_400_000)} />,
              },
              { label: "Første gang spurgt", value: <Moment at={new Date(now.getTime() - 86_400_000)} /> },
            ]}
          />
        </Card>
        <Card title="Mød mig sådan" tone="warm">
          <ul>
            <li>Sig, hvad du gør, før du gør det.</li>
            <li>Lad døren stå åben.</li>
          </ul>
        </Card>
      </div>
    ),
  },
  {
    name: "Table",
    example: (
      <Table
        caption="Venter på svar"
        columns={["Behov", "Spurgt", "Svar senest"]}
        rows={[
          { key: "1", cells: ["Sårpleje", "Hjemmesygeplejen", <Moment key="m" at={now} />] },
          { key: "2", cells: ["Egen læge", "Lægehuset Havnen", "i morgen kl. 12"] },
        ]}
      />
    ),
  },
  {
    name: "Details",
    example: <Details summary="Hvorfor spørger vi om det?">Så ingen skal fortælle det igen.</Details>,
  },
  {
    name: "EmptyState",
    example: (
      <EmptyState title="Ingen venter på jer">
        <p>Når en anden enhed spørger, står det her, med den hurtigste frist øverst.</p>
      </EmptyState>
    ),
  },
  ...relayLineExamples(now),
  { name: "CommandForm", example: <ExampleForm name="empty" again={undefined} /> },
  { name: "CommandForm med fejl", example: <ExampleForm name="errors" again={withErrors} /> },
  { name: "CommandForm afvist", example: <ExampleForm name="refused" again={withRefusal} /> },
];

const withErrors: FormAgain = {
  form: "errors",
  values: { name: ["Kendes som Bo"], urgency: ["soon"], sure: [] },
  errors: {
    what: "Skriv, hvad der er brug for",
    where: "Vælg et sted",
    sure: "Sæt kryds, hvis det er aftalt",
  },
  refusal: null,
};

const withRefusal: FormAgain = {
  form: "refused",
  values: { name: ["Kendes som Bo"], what: ["Et sted at sove"] },
  errors: {},
  refusal: { code: "alreadyAccepted", message: "Herberget Nordlys tog imod kl. 2.41." },
};

function ExampleForm({ name, again }: { name: string; again: FormAgain | undefined }) {
  return (
    <CommandForm name={name} again={again}>
      <Field name="name" label="Navn" hint="Eller hvad personen kendes som" optional width="medium" />
      <TextArea name="what" label="Hvad er der brug for?" limit={500} />
      <Select
        name="where"
        label="Hvor?"
        options={[
          { value: "a", label: "Herberget Nordlys", group: "Kommunen" },
          { value: "b", label: "Varmestuen", group: "Civilsamfundet" },
        ]}
      />
      <RadioGroup
        name="urgency"
        legend="Hvor meget haster det?"
        options={[
          { value: "acute", label: "Akut", hint: "Svar som regel inden 1 time, hele døgnet" },
          { value: "soon", label: "Snart", more: <Field name="why" label="Hvorfor ikke før?" optional /> },
        ]}
      />
      <CheckboxGroup
        name="more"
        legend="Er der andet?"
        columns
        optional
        options={[
          { value: "dog", label: "Har hund" },
          { value: "wheelchair", label: "Bruger kørestol" },
          { value: "interpreter", label: "Har brug for tolk" },
        ]}
      />
      <Checkbox name="sure" label="Det er aftalt med borgeren" />
      <ButtonRow>
        <Button type="button">Spørg</Button>
        <ConfirmButton label="Luk forløbet">
          <p>Alt, der er skrevet, bliver stående.</p>
        </ConfirmButton>
      </ButtonRow>
    </CommandForm>
  );
}
