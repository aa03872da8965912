import type { Catalogue } from "#modules/directory/index.ts";
import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import type { ChangeCode } from "./change.ts";

interface ValueFieldProps {
  what: ChangeCode;
  catalogue: Catalogue;
  needs: NeedNames;
  authorities: readonly string[];
}

/** What it becomes: the field that fits the change. */
export function ValueField({ what, catalogue, needs, authorities }: ValueFieldProps) {
  const { directory, directoryEdit, lang } = useText();
  const { bulk, hints } = directoryEdit;
  const named = (
    all: readonly { readonly code: string; readonly name: { readonly da: string; readonly en: string } }[],
  ) => all.map(({ code, name }) => ({ value: code, label: name[lang] }));
  const label = bulk.change[what];
  switch (what) {
    case "conditionMeets":
    case "conditionLacks":
    case "conditionUnsaid":
      return <Select name="value" label={label} options={named(catalogue.conditions)} />;
    case "kind":
      return <Select name="value" label={label} options={named(catalogue.kinds)} />;
    case "needsAdd":
    case "needsRemove":
      return (
        <Select
          name="value"
          label={label}
          options={Object.entries(needs).map(([code, name]) => ({ value: code, label: name }))}
        />
      );
    case "status":
      return (
        <Select
          name="value"
          label={label}
          options={Object.entries(directory.service.status).map(([code, name]) => ({
            value: code,
            label: name,
          }))}
        />
      );
    case "agreementEndsOn":
    case "fundingEndsOn":
      return <Field name="value" label={label} type="date" width="medium" optional />;
    case "authority":
    case "areas":
      return (
        <>
          <Field
            name="value"
            label={label}
            hint={what === "areas" ? hints.areas : hints.organisation}
            optional
            {...(what === "authority" ? { suggestions: authorities } : {})}
          />
          <Field name="from" label={bulk.from} hint={bulk.fromHint} type="date" width="medium" optional />
        </>
      );
  }
}
