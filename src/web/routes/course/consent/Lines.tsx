import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";

/** One line as it stands: to whom – as the choice's value –, what, and for what. */
export interface Line {
  to: string;
  kinds: readonly string[];
  purpose: string;
  endsOn: string;
}

/** Who may know what, line by line. No box says everything: each kind is ticked for itself. */
export function Lines({ lines, recipients }: { lines: readonly Line[]; recipients: readonly Choice[] }) {
  const { courseForms, catalogue } = useText();
  const { consent } = courseForms;
  return (
    <>
      {lines.map((line, index) => {
        const n = index + 1;
        return (
          <section key={n} aria-label={consent.line(n)}>
            <h3>{consent.line(n)}</h3>
            <Select
              name={`to-${n}`}
              label={consent.to}
              optional={index > 0}
              {...(line.to === "" ? {} : { initial: line.to })}
              options={recipients}
            />
            <CheckboxGroup
              name={`kinds-${n}`}
              legend={consent.kinds}
              optional={index > 0}
              columns
              initial={line.kinds}
              options={Object.entries(catalogue.information).map(([value, label]) => ({ value, label }))}
            />
            <Field
              name={`purpose-${n}`}
              label={consent.purpose}
              hint={consent.purposeHint}
              optional={index > 0}
              initial={line.purpose}
              maxLength={500}
            />
            <Field
              name={`ends-${n}`}
              type="date"
              width="short"
              label={consent.ends}
              hint={consent.endsHint}
              optional
              initial={line.endsOn}
            />
          </section>
        );
      })}
    </>
  );
}
