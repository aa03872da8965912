import type { RecordedAs } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface AnswerFieldsProps {
  readonly as: readonly RecordedAs[];
  readonly body: string;
  readonly today: string;
  /** Whether an answer stands, which this puts right. */
  readonly corrects: boolean;
}

const KINDS = ["accepted", "partly", "not", "noted"] as const;
const PLANS = ["regionalHealthPlan", "localHealthPlan", "other"] as const;

/** The fields of an answer. */
export function AnswerFields({ as, body, today, corrects }: AnswerFieldsProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.answering;
  const [only] = as;
  return (
    <>
      {as.length > 1 ? (
        <RadioGroup
          name="recordedAs"
          legend={words.as}
          initial="body"
          options={[
            { value: "body", label: words.asBody(body) },
            { value: "council", label: words.asCouncil, hint: words.recordLead },
          ]}
        />
      ) : (
        <input type="hidden" name="recordedAs" value={only} />
      )}
      <RadioGroup
        name="kind"
        legend={words.kind}
        options={KINDS.map((kind) => ({
          value: kind,
          label: councilRecommendations.kind[kind],
          hint: words.hints[kind],
          ...(kind === "noted" ? { more: <NotedAs /> } : {}),
        }))}
      />
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={5} limit={4000} optional />
      <RadioGroup
        name="planKind"
        legend={words.planKind}
        initial="none"
        options={[
          { value: "none", label: words.noPlan },
          ...PLANS.map((kind) => ({ value: kind, label: councilRecommendations.planKind[kind] })),
        ]}
      />
      <Field name="plan" label={words.plan} hint={words.planHint} maxLength={300} optional />
      <Details summary={words.actions}>
        {[1, 2, 3].map((n) => (
          <fieldset key={n}>
            <legend className="form-label">{words.action(n)}</legend>
            <Field name={`action${n}`} label={words.actions} maxLength={1000} optional />
            <Field name={`owner${n}`} label={words.owner} maxLength={200} optional />
            <Field name={`by${n}`} label={words.by} type="date" width="medium" optional />
          </fieldset>
        ))}
      </Details>
      <Field name="answeredOn" label={words.answeredOn} type="date" width="medium" initial={today} />
      <Field
        name="document"
        label={words.document}
        hint={words.documentHint}
        optional={as.includes("body")}
      />
      <Field name="saidBy" label={words.saidBy} hint={words.saidByHint} maxLength={200} />
      {corrects ? <TextArea name="why" label={words.why} hint={words.whyHint} rows={2} limit={1000} /> : null}
    </>
  );
}

function NotedAs() {
  const { councilRecommendations: words } = useText();
  return (
    <RadioGroup
      name="notedAs"
      legend={words.answering.notedAs}
      optional={false}
      options={(["forInformation", "asInspiration"] as const).map((value) => ({
        value,
        label: words.notedAs[value],
      }))}
    />
  );
}
