import { Form } from "react-router";
import type { Catalogue } from "#modules/directory/index.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Checkbox } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { BULK } from "../shared/paths.ts";
import { CHANGES, type ChangeCode } from "./change.ts";

interface FilterFormProps {
  filter: { words: string; municipality: string; kind: string; closedToo: boolean; what: ChangeCode | null };
  catalogue: Catalogue;
  municipalities: readonly { readonly code: string; readonly name: string }[];
}

/** Which offers, and what is to change: an address, so that it can be come back to. */
export function FilterForm({ filter, catalogue, municipalities }: FilterFormProps) {
  const { directory, directoryEdit, lang } = useText();
  const { bulk, fields } = directoryEdit;
  return (
    <Card title={bulk.filter}>
      <Form method="get" action={BULK} className="command">
        <Field name="q" label={directory.find.words} type="search" initial={filter.words} optional />
        <Select
          name="kommune"
          label={bulk.municipality}
          none={bulk.every}
          optional
          initial={filter.municipality}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="slags"
          label={fields.kind}
          none={bulk.every}
          optional
          initial={filter.kind}
          options={catalogue.kinds.map(({ code, name }) => ({ value: code, label: name[lang] }))}
        />
        <Checkbox name="lukket" label={bulk.closedToo} initial={filter.closedToo} value="ja" />
        <Select
          name="aendring"
          label={bulk.what}
          initial={filter.what ?? ""}
          options={CHANGES.map((code) => ({ value: code, label: bulk.change[code] }))}
        />
        <ButtonRow>
          <Button variant="secondary">{bulk.filter}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
